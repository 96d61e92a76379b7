package org.maillon.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.kernel.Language;

/** Each statement begins with the balance the one before ended with; where it does not, something is missing. */
class StatementChainRulesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                     | statements of March: days opening>closing (! unbalanced)  | told
            one after the other                        | 1-3 0>100, 4-7 100>250                                    |
            given in any order                         | 4-7 100>250, 1-3 0>100                                    |
            nothing moved between them                 | 1-3 0>100, 9-12 100>250                                   |
            the one between is missing                 | 1-3 0>100, 7-9 1350>1400                                  | gap 3-7 1250
            money went out in the one that is missing  | 1-3 0>100, 7-9 40>50                                      | gap 3-7 -60
            the next day from another balance          | 1-3 0>100, 4-9 150>200                                    | jump 3-4 50
            the day the one before ended with          | 1-3 0>100, 3-9 100>200                                    |
            morning and afternoon, given backwards     | 3-3 60>90, 3-3 0>60, 4-4 90>95                            |
            days told twice                            | 1-5 0>100, 3-9 80>200                                     | overlap 3-5 0
            a day within the month                     | 1-31 0>900, 5-5 20>30                                     | overlap 5-5 0
            the first day of the month again           | 1-1 0>20, 1-31 0>900                                      | overlap 1-1 0
            the same statement in another format       | 1-3 0>100, 1-3 0>100, 4-5 100>110                         |
            lines that do not lead to the closing      | 1-3 0>100!, 4-7 100>250                                   | unbalanced 1-3 0
            a statement without balances               | 1-3 0>100, 5-5 ?>?, 7-7 100>110                           |
            two are missing                            | 1-1 0>10, 5-5 20>30, 9-9 50>60                            | gap 1-5 10, gap 5-9 20
            """)
    void tellsWhatDoesNotFollow(String what, String statements, String told) {
        var spans = Arrays.stream(statements.split(", *"))
                .map(each -> span("FR76", each))
                .toList();
        assertThat(StatementChainRules.breaks(spans).stream()
                        .map(StatementChainRulesTest::told)
                        .toList())
                .as(what)
                .isEqualTo(told == null ? List.of() : List.of(told.split(", *")));
    }

    @Test
    void anotherAccountIsAnotherChain() {
        assertThat(StatementChainRules.breaks(List.of(span("FR76", "1-3 0>100"), span("BE68", "7-9 900>950"))))
                .isEmpty();
    }

    @Test
    void saysWhatIsMissingAndByHowMuch() {
        var found = StatementChainRules.breaks(List.of(span("FR76", "1-3 0>100"), span("FR76", "7-9 125100>125200")));
        assertThat(found.getFirst().sentence(Language.FR).replaceAll("\\p{Zs}", " "))
                .contains("entre le 3 mars 2026 et le 7 mars 2026 : 1 250,00 € d’écart");
    }

    private static String told(StatementBreak found) {
        return "%s %d-%d %d"
                .formatted(
                        found.kind().code(),
                        found.from().getDayOfMonth(),
                        found.until().getDayOfMonth(),
                        found.differenceCents());
    }

    private static StatementSpan span(String account, String written) {
        var words = written.strip().split("[- >!]");
        boolean told = !words[2].equals("?");
        return new StatementSpan(
                1,
                account,
                "EUR",
                "1",
                LocalDate.of(2026, 3, Integer.parseInt(words[0])),
                LocalDate.of(2026, 3, Integer.parseInt(words[1])),
                told ? Long.valueOf(words[2]) : null,
                told ? Long.valueOf(words[3]) : null,
                !written.endsWith("!"));
    }
}
