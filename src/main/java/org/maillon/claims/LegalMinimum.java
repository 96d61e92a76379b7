package org.maillon.claims;

import java.time.LocalDate;
import java.util.Optional;

/** The least rate of late interest that a contract may name (Code de commerce, art. L441-10 II: three times the legal rate). */
public final class LegalMinimum {
    private LegalMinimum() {}

    /** On a day; empty where the table does not know its half-year, which is never guessed. Zero where the law names none. */
    public static Optional<Rate> on(Regime regime, LocalDate day) {
        return StatutoryRates.IN_FORCE.minimum(regime, day);
    }
}
