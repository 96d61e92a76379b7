package org.maillon.payments;

import java.util.Locale;
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
        return name().toLowerCase(Locale.ROOT);
    }

    public static PromiseState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public String in(Language language) {
        return Texts.in(language).say("payments.promise.state." + code());
    }

    /** Whether the day came and less than was promised. */
    boolean isUnkept() {
        return this == PARTLY || this == BROKEN;
    }
}
