package org.maillon.payments;

import java.util.Locale;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** What became of an instalment: not yet due or known, paid by its day, paid later, not paid. */
public enum InstalmentState {
    OPEN,
    KEPT,
    LATE,
    MISSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static InstalmentState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public String in(Language language) {
        return Texts.in(language).say("payments.instalment.state." + code());
    }
}
