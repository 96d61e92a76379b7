package org.maillon.terms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.maillon.claims.HalfYear;
import org.maillon.claims.Rate;
import org.maillon.claims.Regime;
import org.maillon.kernel.Language;
import org.maillon.terms.ClauseFlag.Kind;

/**
 * Holds the clauses against the law: the rate (Code de commerce, art. L441-10 II), the fee of 40 EUR (art. D441-5; Belgium: law
 * of 2 August 2002, art. 6), and what a creditor would miss in an insolvency or before a court.
 */
final class ClauseRules {
    private static final long FEE_BY_LAW = 4_000;

    private ClauseRules() {}

    /** @param minimum the least rate on that day; empty where the table does not know it */
    static List<ClauseFlag> flags(
            Clauses clauses, Regime regime, LocalDate on, Optional<Rate> minimum, Language language) {
        var flags = new ArrayList<ClauseFlag>();
        rate(clauses, regime, on, minimum, language).ifPresent(flags::add);
        if (clauses.recoveryFeeCents() < FEE_BY_LAW)
            flags.add(new ClauseFlag(
                    regime == Regime.BE_B2B ? Kind.FEE_BELOW_BELGIAN_LAW : Kind.FEE_BELOW_LAW, List.of()));
        if (!clauses.retentionOfTitle()) flags.add(new ClauseFlag(Kind.TITLE_NOT_RETAINED, List.of()));
        if (clauses.court().isEmpty()) flags.add(new ClauseFlag(Kind.COURT_ABSENT, List.of()));
        return List.copyOf(flags);
    }

    private static Optional<ClauseFlag> rate(
            Clauses clauses, Regime regime, LocalDate on, Optional<Rate> minimum, Language language) {
        if (regime == Regime.BE_B2B) return Optional.empty();
        if (clauses.penaltyRate().isEmpty()) return Optional.of(new ClauseFlag(Kind.RATE_ABSENT, List.of()));
        var half = HalfYear.of(on).display(language);
        if (minimum.isEmpty()) return Optional.of(new ClauseFlag(Kind.MINIMUM_UNKNOWN, List.of(half)));
        var rate = clauses.penaltyRate().get();
        if (rate.compareTo(minimum.get()) >= 0) return Optional.empty();
        return Optional.of(new ClauseFlag(
                Kind.RATE_BELOW_MINIMUM,
                List.of(rate.display(language), minimum.get().display(language), half)));
    }
}
