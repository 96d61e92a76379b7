package org.maillon.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
                7, new AccountId(1), "F1", "EUR", amount, due, country, who.endsWith("P"), relief, payments(payments));
        var counted = ClaimRules.count(facts, asOf).stream()
                .map(claim -> claim.kind().code() + " " + claim.countedCents())
                .collect(Collectors.joining(", "));
        assertThat(counted).isEqualTo(claims == null ? "" : claims);
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
