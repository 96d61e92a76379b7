package org.maillon.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.customers.AccountId;

/** What a late invoice bears beside its principal, open or paid. */
class ClaimRulesTest {
    /** Payments are "day cents"; amounts in cents. The last day of each half-year's rate is in law/late-interest.yaml. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                  | who   | amount  | due        | payments                            | relief | as of      | claims
            not yet late                            | FR    | 1000000 | 2026-04-30 |                                     | 0      | 2026-04-30 |
            one day late                            | FR    | 1000000 | 2026-04-30 |                                     | 0      | 2026-05-01 | interest 333, recovery-fee 4000
            a part paid, principal first            | FR    | 1000000 | 2026-04-30 | 2026-07-01 400000                   | 0      | 2026-09-03 | interest 33691, recovery-fee 4000
            paid in time                            | FR    | 1000000 | 2026-04-30 | 2026-04-30 1000000                  | 0      | 2026-09-03 |
            paid late, it grows no more             | FR    | 1000000 | 2026-04-30 | 2026-05-01 1000000                  | 0      | 2026-12-31 | interest 333, recovery-fee 4000
            asked about before it was paid          | FR    | 1000000 | 2026-04-30 | 2026-09-03 1000000                  | 0      | 2026-05-01 | interest 333, recovery-fee 4000
            wholly credited                         | FR    | 1000000 | 2026-04-30 |                                     | 1000000 | 2026-12-31 |
            half credited                           | FR    | 2000000 | 2026-04-30 |                                     | 1000000 | 2026-05-01 | interest 333, recovery-fee 4000
            of a public buyer                       | FR-P  | 1000000 | 2026-04-30 |                                     | 0      | 2026-05-01 | interest 278, recovery-fee 4000
            a country whose law is not here         | DE    | 1000000 | 2026-04-30 |                                     | 0      | 2026-12-31 |
            a half-year whose rate is not known yet | FR    | 1000000 | 2030-04-30 |                                     | 0      | 2030-05-01 | recovery-fee 4000
            """)
    void whatIsBorneBesideThePrincipal(
            String what,
            String who,
            long amount,
            LocalDate due,
            String payments,
            long relief,
            LocalDate asOf,
            String claims) {
        var country = who.substring(0, 2);
        var facts = new ClaimFacts(
                7,
                new AccountId(1),
                "F1",
                "EUR",
                amount,
                due.minusDays(30),
                due,
                country,
                who.endsWith("P"),
                relief,
                payments(payments),
                List.of());
        var counted = ClaimRules.count(facts, asOf).stream()
                .map(claim -> claim.kind().code() + " " + claim.countedCents())
                .collect(Collectors.joining(", "));
        assertThat(counted).isEqualTo(claims == null ? "" : claims);
    }

    /** An invoice of 10 000 EUR issued on 31 March 2026, due on 30 April, asked about on 3 September. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                       | judgments              | issued     | claims                            | until
            never judged insolvent                       |                        | 2026-03-31 | interest 42,388, fee 4,000        | 2026-09-03
            the eve is the last day                      | 2026-05-02             | 2026-03-31 | interest 333, fee 4,000           | 2026-05-01
            judged on the day after it fell due          | 2026-05-01             | 2026-03-31 |                                   |
            judged before it fell due                    | 2026-04-15             | 2026-03-31 |                                   |
            a debt of the procedure bears as any other   | 2026-03-31             | 2026-03-31 | interest 42,388, fee 4,000        | 2026-09-03
            judged on the day asked about                | 2026-09-03             | 2026-03-31 | interest 42,048, fee 4,000        | 2026-09-02
            judged after it                              | 2026-09-04             | 2026-03-31 | interest 42,388, fee 4,000        | 2026-09-03
            an older procedure does not count            | 2024-01-10, 2026-05-02 | 2026-03-31 | interest 333, fee 4,000           | 2026-05-01
            a conversion does not start it again         | 2026-05-02, 2026-08-01 | 2026-03-31 | interest 333, fee 4,000           | 2026-05-01
            """)
    void theJudgmentStopsTheInterestOfWhatWasOwedBefore(
            String what, String judgments, LocalDate issued, String claims, LocalDate until) {
        var days = judgments == null
                ? List.<LocalDate>of()
                : Stream.of(judgments.split(", ")).map(LocalDate::parse).toList();
        var facts = new ClaimFacts(
                7,
                new AccountId(1),
                "F1",
                "EUR",
                1_000_000,
                issued,
                LocalDate.of(2026, 4, 30),
                "FR",
                false,
                0,
                List.of(),
                days);
        var counted = ClaimRules.count(facts, LocalDate.of(2026, 9, 3));
        assertThat(counted.stream()
                        .map(claim -> "%s %,d"
                                .formatted(
                                        claim.kind() == Claim.Kind.INTEREST ? "interest" : "fee", claim.countedCents()))
                        .collect(Collectors.joining(", ")))
                .isEqualTo(claims == null ? "" : claims);
        assertThat(counted).allMatch(claim -> claim.countedUntil().equals(until));
    }

    private static List<ClaimFacts.Payment> payments(String text) {
        var payments = new ArrayList<ClaimFacts.Payment>();
        if (text == null) return payments;
        for (var each : text.split(", ")) {
            var parts = each.split(" ");
            payments.add(new ClaimFacts.Payment(LocalDate.parse(parts[0]), Long.parseLong(parts[1])));
        }
        return payments;
    }
}
