package org.maillon.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.customers.AccountId;

class PlanRulesTest {
    /** Three instalments of 100, for 1 December, 4 January and 1 February, each waited for until the working day after. */
    @ParameterizedTest(name = "{0}, looked at on {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # what came in                 | looked at  | instalments          | plan   | where all is due when one is missed
                                           | 2026-12-01 | OPEN OPEN OPEN       | SIGNED | SIGNED
                                           | 2026-12-03 | MISSED OPEN OPEN     | SIGNED | MISSED
            2026-12-02 100                 | 2026-12-03 | KEPT OPEN OPEN       | SIGNED | SIGNED
            2026-12-10 100                 | 2026-12-10 | LATE OPEN OPEN       | SIGNED | SIGNED
            2026-12-01 150                 | 2027-01-06 | KEPT MISSED OPEN     | SIGNED | MISSED
            2026-12-01 300                 | 2026-12-01 | KEPT KEPT KEPT       | KEPT   | KEPT
            2026-12-01 100, 2027-02-20 200 | 2027-02-20 | KEPT LATE LATE       | KEPT   | KEPT
                                           | 2027-03-01 | MISSED MISSED MISSED | SIGNED | MISSED
            """)
    void moneyPaysTheOldestInstalmentFirst(
            String paid, LocalDate asOf, String states, PlanState plan, PlanState allDue) {
        var judged = PlanRules.judge(plan(false).instalments(), PromiseRulesTest.paid(paid), asOf);
        assertThat(judged.stream().map(each -> each.state().name()).collect(Collectors.joining(" ")))
                .isEqualTo(states);
        assertThat(PlanRules.state(plan(false), judged)).isEqualTo(plan);
        assertThat(PlanRules.state(plan(true), judged)).isEqualTo(allDue);
    }

    @Test
    void whateverIsSpreadNotACentIsLost() {
        var random = new Random(20261121);
        for (int n = 0; n < 500; n++) {
            long total = 1 + random.nextInt(10_000_000);
            int count = 1 + random.nextInt(60);
            var parts = PlanRules.spread(total, count, LocalDate.of(2026, 1, 31));
            assertThat(parts.stream().mapToLong(NewPlan.Part::amountCents).sum())
                    .isEqualTo(total);
            assertThat(parts).hasSize(count);
        }
        assertThat(PlanRules.spread(100, 3, LocalDate.of(2026, 1, 31)))
                .extracting(part -> part.dueOn() + " " + part.amountCents())
                .containsExactly("2026-01-31 33", "2026-02-28 33", "2026-03-31 34");
    }

    private static RepaymentPlan plan(boolean allDue) {
        var december = LocalDate.of(2026, 12, 1);
        var january = LocalDate.of(2027, 1, 4);
        var february = LocalDate.of(2027, 2, 1);
        return new RepaymentPlan(
                1,
                new AccountId(1),
                "C1",
                "Client",
                Currency.getInstance("EUR"),
                300,
                allDue,
                PlanState.SIGNED,
                december,
                "Anne",
                Optional.of(december),
                Optional.of(december),
                Optional.of("Claire"),
                Optional.empty(),
                List.of(),
                List.of(instalment(1, december), instalment(2, january), instalment(3, february)));
    }

    private static Instalment instalment(int number, LocalDate dueOn) {
        return new Instalment(number, dueOn, dueOn.plusDays(1), 100, InstalmentState.OPEN, Optional.empty());
    }
}
