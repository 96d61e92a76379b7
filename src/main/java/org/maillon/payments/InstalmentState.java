package org.maillon.payments;

import org.maillon.kernel.Code;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** What became of an instalment: not yet due or known, paid by its day, paid later, not paid. */
public enum InstalmentState {
    OPEN,
    KEPT,
    LATE,
    MISSED;

    public String code() {
        return Code.of(this);
    }

    static InstalmentState of(String code) {
        return Code.read(InstalmentState.class, code);
    }

    public String in(Language language) {
        return Texts.in(language).say("payments.instalment.state." + code());
    }
}
