package org.maillon.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Language;
import org.maillon.payments.PromiseFacts.Paid;

class PromiseRulesTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    /** 1 000 promised for Friday the 20th: a transfer of that day is there on Monday the 23rd. */
    @ParameterizedTest(name = "{0}, looked at on {1}: {2} since {4}")
    @CsvSource(delimiter = '|', textBlock = """
            # what came in                 | looked at  | state  | paid | since
                                           | 2026-11-20 | OPEN   |    0 |
                                           | 2026-11-23 | OPEN   |    0 |
                                           | 2026-11-24 | BROKEN |    0 | 2026-11-24
            2026-11-18 1000                | 2026-11-18 | KEPT   | 1000 | 2026-11-18
            2026-11-23 1000                | 2026-11-23 | KEPT   | 1000 | 2026-11-23
            2026-11-24 1000                | 2026-11-24 | LATE   | 1000 | 2026-11-24
            2026-12-15 1000                | 2026-12-01 | BROKEN |    0 | 2026-11-24
            2026-11-19 400                 | 2026-11-20 | OPEN   |  400 |
            2026-11-19 400                 | 2026-11-24 | PARTLY |  400 | 2026-11-24
            2026-11-19 400, 2026-11-30 600 | 2026-11-30 | LATE   | 1000 | 2026-11-30
            2026-11-19 400, 2026-11-20 700 | 2026-11-30 | KEPT   | 1100 | 2026-11-20
            2026-11-14 1000                | 2026-11-16 | KEPT   | 1000 | 2026-11-14
            # a direct debit that came back
            2026-11-18 1000, 2026-11-21 -1000                  | 2026-11-22 | OPEN   |    0 |
            2026-11-18 1000, 2026-11-30 -1000                  | 2026-12-01 | BROKEN |    0 | 2026-11-24
            2026-11-18 1000, 2026-11-30 -1000, 2026-12-05 1000 | 2026-12-06 | LATE   | 1000 | 2026-12-05
            """)
    void whatBecameOfAPromise(String paid, LocalDate asOf, PromiseState state, long cents, LocalDate since) {
        var judged = PromiseRules.judge(new PromiseFacts(1000, LocalDate.of(2026, 11, 23), paid(paid)), asOf);
        assertThat(judged.state()).isEqualTo(state);
        assertThat(judged.paidCents()).isEqualTo(cents);
        assertThat(judged.settledOn().orElse(null)).isEqualTo(since);
    }

    @ParameterizedTest(name = "promised for {0} in {1}: holds until {2}")
    @CsvSource(textBlock = """
            2026-11-18, FR, 2026-11-19
            2026-11-20, FR, 2026-11-23
            2026-11-10, FR, 2026-11-12
            2026-07-20, BE, 2026-07-22
            2026-12-24, BE, 2026-12-28
            """)
    void aTransferOfTheDayIsThereTheWorkingDayAfter(LocalDate promisedOn, String country, LocalDate until) {
        assertThat(PromiseRules.holdsUntil(promisedOn, PromiseRules.calendar(country)))
                .isEqualTo(until);
    }

    /** 100 euros are owed; a customer may promise 30 days ahead, and half of it at least. */
    @ParameterizedTest(name = "{0} by {1} through {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
                  | 2026-11-20 | PORTAL | yes
            10000 | 2026-11-16 | PORTAL | yes
                  | 2026-11-15 | PORTAL | That day is past. Choose today or a later one.
                  | 2026-12-16 | PORTAL | yes
                  | 2026-12-17 | PORTAL | The latest day that can be promised here is 16 December 2026. Choose an earlier one, or call us to agree on a plan.
                  | 2026-12-17 | PHONE  | yes
                  | 2028-01-01 | PHONE  | The latest day that can be promised here is 17 November 2027. Choose an earlier one, or call us to agree on a plan.
             4999 | 2026-11-20 | PORTAL | At least €50.00 has to be promised. Enter that amount or more, or call us to agree on a plan.
             4999 | 2026-11-20 | PHONE  | yes
            10001 | 2026-11-20 | PHONE  | No more than €100.00 is owed. Enter that amount or less, or leave the field empty for all of it.
            """)
    void whatMayBePromised(Long cents, LocalDate day, PromiseChannel channel, String answer) {
        var promise = new NewPromise(
                new AccountId(1),
                Currency.getInstance("EUR"),
                OptionalLong.empty(),
                cents == null ? OptionalLong.empty() : OptionalLong.of(cents),
                day,
                channel,
                "");
        var refused = PromiseRules.refuse(promise, 10_000, new PromisePolicy(30, 50), MONDAY);
        assertThat(refused.map(it -> it.sentence(Language.EN)).orElse("yes")).isEqualTo(answer);
    }

    static List<Paid> paid(String text) {
        var paid = new ArrayList<Paid>();
        if (text == null) return paid;
        for (var part : text.split(", ")) {
            var words = part.strip().split(" ");
            paid.add(new Paid(LocalDate.parse(words[0]), Long.parseLong(words[1])));
        }
        return paid;
    }
}
