package org.maillon.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillon.sales.DepositRules.Claim;
import org.maillon.sales.DepositRules.Source;

/** What a deposit comes to, when it is due, and what of the money laid on it may be counted on. */
class DepositRulesTest {
    @ParameterizedTest(name = "{1} hundredths of a per cent of {0} cents are {2}")
    @CsvSource(textBlock = """
            120000, 3000,  36000
            100001, 3000,  30000
            100005, 3000,  30002
            1,      5000,  1
            1,      4999,  0
            99999,  10000, 99999
            99999,  0,     0
            """)
    void theShareIsCountedOnTheTotalWithTaxAndRoundedHalfUpToTheCent(long grossCents, int share, long expected) {
        assertThat(DepositRules.shareCents(grossCents, share)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} days, goods wanted on {1}: {2}")
    @CsvSource(textBlock = """
            8, ,           2026-12-01
            8, 2026-12-24, 2026-12-01
            8, 2026-11-26, 2026-11-26
            8, 2026-11-20, 2026-11-23
            0, ,           2026-11-23
            """)
    void itIsDueBeforeTheGoodsAreWantedAndNeverInThePast(int days, LocalDate wantedOn, LocalDate expected) {
        var today = LocalDate.of(2026, 11, 23);
        assertThat(DepositRules.dueOn(today, Optional.ofNullable(wantedOn), days))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "“{0}” names {1}: {2}")
    @CsvSource(textBlock = """
            Facture CDE-2026-00012 farine, CDE-2026-00012, true
            votre commande cde-2026-00012, CDE-2026-00012, true
            Facture CDE-2026-000123,       CDE-2026-00012, false
            FA-10047 janvier,              100,            false
            Cde 100 janvier,               100,            true
            PO 47 11,                      PO4711,         true
            PO 47 112,                     PO4711,         false
            """)
    void aNumberNamesAnOrderOnlyWhereItStandsAlone(String text, String number, boolean named) {
        assertThat(PaperNumbers.names(text, number)).isEqualTo(named);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void neverIsMoreCountedOnThanTheLedgerHasOrThanWasLaid(long seed) {
        var dice = new Random(seed);
        var claims = new ArrayList<Claim>();
        var taken = new HashMap<Source, Long>();
        var left = new HashMap<Long, Long>();
        for (long credit = 1; credit <= 4; credit++) left.put(credit, dice.nextLong(1_000));
        for (long receipt = 1; receipt <= 12; receipt++)
            claims.add(new Claim(receipt, 1 + dice.nextLong(4), "CDE-" + dice.nextInt(3), 1 + dice.nextLong(500)));
        for (var claim : claims)
            if (dice.nextBoolean())
                taken.merge(new Source(claim.credit(), claim.order()), dice.nextLong(600), Long::sum);
        var stands = DepositRules.stands(claims, taken, left);
        for (var claim : claims) {
            var stand = stands.get(claim.receipt());
            assertThat(stand.takenOffCents() + stand.leftCents()).isBetween(0L, claim.cents());
        }
        left.forEach(
                (credit, cents) -> assertThat(leftOf(credit, claims, stands)).isLessThanOrEqualTo(cents));
    }

    private static long leftOf(long credit, List<Claim> claims, Map<Long, DepositRules.Stand> stands) {
        return claims.stream()
                .filter(each -> each.credit() == credit)
                .mapToLong(each -> stands.get(each.receipt()).leftCents())
                .sum();
    }
}
