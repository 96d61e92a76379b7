package org.maillon.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.claims.Imputation;
import org.maillon.claims.LegalMinimum;
import org.maillon.claims.Rate;
import org.maillon.claims.Regime;
import org.maillon.kernel.Language;

/** Which clauses hold before the law, and which a creditor will miss. */
class ClauseRulesTest {
    @ParameterizedTest(name = "{0}, {1}, rate {2}, fee {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # law    | on         | rate  | fee  | title | court     | flags
            FR_B2B   | 2026-09-01 | 12.40 | 4000 | true  | Lyon      | ''
            FR_B2B   | 2026-09-01 | 8.25  | 4000 | true  | Lyon      | ''
            FR_B2B   | 2026-09-01 | 8.24  | 4000 | true  | Lyon      | RATE_BELOW_MINIMUM
            FR_B2B   | 2024-03-01 | 14.50 | 4000 | true  | Lyon      | RATE_BELOW_MINIMUM
            FR_B2B   | 2027-09-01 | 9.00  | 4000 | true  | Lyon      | MINIMUM_UNKNOWN
            FR_B2B   | 2026-09-01 | -     | 4000 | true  | Lyon      | RATE_ABSENT
            FR_B2B   | 2026-09-01 | 12.40 | 3999 | true  | Lyon      | FEE_BELOW_LAW
            FR_B2B   | 2026-09-01 | 12.40 | 4000 | false | ''        | TITLE_NOT_RETAINED COURT_ABSENT
            BE_B2B   | 2026-09-01 | 1.00  | 4000 | true  | Bruxelles | ''
            BE_B2B   | 2026-09-01 | -     | 0    | true  | Bruxelles | FEE_BELOW_BELGIAN_LAW
            """)
    void clausesAreHeldAgainstTheLaw(
            Regime regime, LocalDate on, String rate, long fee, boolean title, String court, String flags) {
        var agreed = rate.equals("-") ? Optional.<Rate>empty() : Optional.of(Rate.parse(rate));
        var clauses = new Clauses(agreed, fee, title, court, OptionalInt.of(8), Imputation.INTEREST_FIRST);
        var found = ClauseRules.flags(clauses, regime, on, LegalMinimum.on(regime, on), Language.FR);
        assertThat(found.stream().map(flag -> flag.kind().name()).collect(Collectors.joining(" ")))
                .isEqualTo(flags);
    }

    @Test
    void theFlagNamesTheRateTheMinimumAndTheArticle() {
        var on = LocalDate.of(2026, 9, 1);
        var clauses = new Clauses(
                Optional.of(Rate.parse("5")), 4000, true, "Lyon", OptionalInt.empty(), Imputation.INTEREST_FIRST);
        var flag = ClauseRules.flags(clauses, Regime.FR_B2B, on, LegalMinimum.on(Regime.FR_B2B, on), Language.FR)
                .getFirst();
        assertThat(flag.in(Language.FR)).contains("5,00").contains("8,25").contains("L441-10 II");
        for (var language : Language.values())
            for (var kind : ClauseFlag.Kind.values())
                assertThat(new ClauseFlag(kind, java.util.List.of("a", "b", "c")).in(language))
                        .isNotBlank();
    }
}
