package org.maillon.payments;

import org.maillon.kernel.Code;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** What became of a promise: not yet known, kept by its day, kept later, kept in part, not kept, taken back. */
public enum PromiseState {
    OPEN,
    KEPT,
    LATE,
    PARTLY,
    BROKEN,
    WITHDRAWN;

    public String code() {
        return Code.of(this);
    }

    public static PromiseState of(String code) {
        return Code.read(PromiseState.class, code);
    }

    public String in(Language language) {
        return Texts.in(language).say("payments.promise.state." + code());
    }

    /** Whether the day came and less than was promised. */
    boolean isUnkept() {
        return this == PARTLY || this == BROKEN;
    }
}
