package org.maillon.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.claims.LateInterest.Counted;
import org.maillon.claims.LateInterest.RateUnknown;
import org.maillon.claims.LateInterest.Warning.BelowMinimum;
import org.maillon.claims.LateInterest.Warning.MinimumUnknown;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;

class InterestRulesTest {
    static final LocalDate APRIL_30 = LocalDate.of(2026, 4, 30);
    static final LocalDate JULY_1 = LocalDate.of(2026, 7, 1);
    static final LocalDate SEPTEMBER_3 = LocalDate.of(2026, 9, 3);

    @ParameterizedTest(name = "{0}: {1}, {2} due on {3}, paid on {4}: {6} and {7} ({8})")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        P1  | fr-b2b | 12000.00 | 2026-03-31 | 2026-05-15 | -    | 179.75  | 40.00 | 45 days of one half-year
        P2  | fr-b2b | 12000.00 | 2026-03-31 | 2026-05-15 | 7.86 | 116.28  | 40.00 | the contract's rate
        P3  | fr-b2b | 12000.00 | 2026-05-31 | 2026-08-31 | -    | 372.59  | 40.00 | two half-years, rounded once
        P4  | fr-b2b | 1000.00  | 2025-12-31 | 2026-12-31 | -    | 122.76  | 40.00 | a whole year
        P5  | fr-b2b | 10000.00 | 2024-11-30 | 2026-03-15 | -    | 1631.95 | 40.00 | four half-years
        P6  | fr-b2g | 12000.00 | 2026-05-31 | 2026-08-31 | -    | 307.00  | 40.00 | the rate of the first half-year
        P7  | be-b2b | 12000.00 | 2026-05-31 | 2026-08-31 | -    | 317.59  | 40.00 | Belgium, the same rate twice
        P8  | be-b2b | 5000.00  | 2025-05-31 | 2025-08-29 | -    | 133.56  | 40.00 | Belgium, two rates
        P9  | be-b2b | 2500.00  | 2024-07-31 | 2024-11-08 | -    | 85.62   | 40.00 | Belgium, 100 days
        P10 | fr-b2b | 12000.00 | 2026-03-31 | 2026-03-31 | -    | 0.00    | 0.00  | paid on the due day
        -   | fr-b2b | 12000.00 | 2026-03-31 | 2026-03-02 | -    | 0.00    | 0.00  | paid early
        P11 | fr-b2b | 12000.00 | 2026-03-31 | 2026-04-01 | -    | 3.99    | 40.00 | one day late
        -   | fr-b2b | 0.00     | 2026-03-31 | 2026-05-15 | -    | 0.00    | 0.00  | nothing owed
        -   | fr-b2g | 12000.00 | 2026-06-30 | 2026-08-31 | -    | 211.99  | 40.00 | interest began in the second half-year
        -   | fr-b2g | 12000.00 | 2026-12-15 | 2027-02-15 | -    | 211.99  | 40.00 | a rate that is kept needs no later one
        -   | fr-b2b | 12000.00 | 2022-06-30 | 2022-12-31 | -    | 604.93  | 40.00 | the rise of 27 July 2022 came after 1 July
        -   | fr-b2b | 10000.00 | 2024-01-31 | 2024-03-01 | -    | 119.18  | 40.00 | a leap year: 30 days over 365
        """)
    void aLateInvoiceBears(
            String vector,
            String regime,
            BigDecimal principal,
            LocalDate dueOn,
            LocalDate paidOn,
            @Nullable String rate,
            BigDecimal interest,
            BigDecimal fee,
            String why) {
        var debt = debt(Regime.of(regime), principal, dueOn, rate, Imputation.INTEREST_FIRST, List.of());
        var counted = counted(debt, paidOn);
        assertThat(counted.interest()).as(why).isEqualTo(euros(interest));
        assertThat(counted.recoveryFee()).isEqualTo(euros(fee));
        assertThat(counted.warnings()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} leaves {2} of the principal and {3} of {4} of interest")
    @CsvSource(delimiter = '|', textBlock = """
        P12 | INTEREST_FIRST  | 6206.45 | 134.94 | 341.39
        P13 | PRINCIPAL_FIRST | 6000.00 | 336.91 | 336.91
        """)
    void aPartPaymentIsImputed(
            String vector, Imputation imputation, BigDecimal principal, BigDecimal open, BigDecimal interest) {
        var counted = counted(partlyPaid(imputation), SEPTEMBER_3);
        assertThat(counted.principalOpen()).isEqualTo(euros(principal));
        assertThat(counted.interestOpen()).isEqualTo(euros(open));
        assertThat(counted.interest()).isEqualTo(euros(interest));
        assertThat(counted.recoveryFee()).isEqualTo(Money.euros(4_000));
    }

    /** P14. */
    @Test
    void aRateBelowTheLegalMinimumIsFlaggedAndNotRaised() {
        var debt = debt(
                Regime.FR_B2B,
                new BigDecimal("12000"),
                LocalDate.of(2026, 3, 31),
                "5",
                Imputation.INTEREST_FIRST,
                List.of());
        var counted = counted(debt, LocalDate.of(2026, 5, 15));
        assertThat(counted.warnings())
                .containsExactly(new BelowMinimum(new HalfYear(2026, 1), Rate.parse("5"), Rate.parse("7.86")));
        assertThat(counted.interest()).isEqualTo(Money.euros(7_397));
    }

    @Test
    void aRateCanBeAboveOneMinimumAndBelowTheNext() {
        var debt = debt(
                Regime.FR_B2B,
                new BigDecimal("12000"),
                LocalDate.of(2026, 5, 31),
                "8",
                Imputation.INTEREST_FIRST,
                List.of());
        assertThat(counted(debt, LocalDate.of(2026, 8, 31)).warnings())
                .containsExactly(new BelowMinimum(new HalfYear(2026, 2), Rate.parse("8"), Rate.parse("8.25")));
    }

    /** P15. */
    @Test
    void interestStopsOnTheEveOfTheInsolvencyJudgment() {
        var debt = LateDebt.of(Regime.FR_B2B, Money.euros(1_200_000), LocalDate.of(2026, 5, 31));
        var counted = counted(stoppedOn(debt, LocalDate.of(2026, 7, 10)), LocalDate.of(2026, 8, 31));
        assertThat(counted.interest())
                .isEqualTo(counted(debt, LocalDate.of(2026, 7, 9)).interest());
        assertThat(counted.stop().orElseThrow().law(Language.FR)).isEqualTo("Code de commerce, art. L622-28");
        assertThat(counted.periods().getLast().to()).isEqualTo("2026-07-09");
    }

    @Test
    void whatFallsDueAfterTheJudgmentBearsNeitherInterestNorFee() {
        var debt = LateDebt.of(Regime.FR_B2B, Money.euros(1_200_000), LocalDate.of(2026, 7, 10));
        var counted = counted(stoppedOn(debt, LocalDate.of(2026, 7, 10)), LocalDate.of(2026, 8, 31));
        assertThat(counted.interest()).isEqualTo(Money.euros(0));
        assertThat(counted.recoveryFee()).isEqualTo(Money.euros(0));
    }

    @ParameterizedTest(name = "{0}, due on {1}, paid on {2}: the rate of {3} is not known")
    @CsvSource(delimiter = '|', textBlock = """
        FR_B2B | 2026-11-30 | 2027-01-01 | 2027-1
        BE_B2B | 2026-11-30 | 2028-01-01 | 2027-1
        FR_B2G | 2026-12-31 | 2027-01-10 | 2027-1
        FR_B2B | 2018-12-30 | 2019-02-01 | 2018-2
        FR_B2B | 2018-02-01 | 2026-02-01 | 2018-1
        """)
    void anUnknownRateIsRefusedAndNeverExtrapolated(Regime regime, LocalDate dueOn, LocalDate paidOn, String halfYear) {
        assertThat(LateInterest.of(regime, Money.euros(100_000), dueOn, paidOn))
                .asInstanceOf(type(RateUnknown.class))
                .satisfies(refused -> assertThat(refused.halfYear()).hasToString(halfYear));
    }

    @Test
    void theContractsRateNeedsNoTableButSaysThatItWasNotCompared() {
        var debt = debt(
                Regime.FR_B2B,
                new BigDecimal("1000"),
                LocalDate.of(2026, 12, 31),
                "10",
                Imputation.INTEREST_FIRST,
                List.of());
        var counted = counted(debt, LocalDate.of(2027, 1, 10));
        assertThat(counted.interest()).isEqualTo(Money.euros(274));
        assertThat(counted.warnings()).containsExactly(new MinimumUnknown(new HalfYear(2027, 1)));
    }

    @Test
    void aPartPaidBeforeTheDueDayBearsNothing() {
        var parts = List.of(part("12000.00", LocalDate.of(2026, 3, 31)));
        var debt = debt(
                Regime.FR_B2B,
                new BigDecimal("12000"),
                LocalDate.of(2026, 3, 31),
                null,
                Imputation.INTEREST_FIRST,
                parts);
        assertThat(counted(debt, JULY_1).recoveryFee()).isEqualTo(Money.euros(0));
    }

    @Test
    void aPartSmallerThanTheInterestLeavesThePrincipal() {
        var debt = debt(
                Regime.FR_B2B,
                new BigDecimal("10000"),
                APRIL_30,
                null,
                Imputation.INTEREST_FIRST,
                List.of(part("100.00", JULY_1)));
        var counted = counted(debt, JULY_1);
        assertThat(counted.principalOpen()).isEqualTo(Money.euros(1_000_000));
        assertThat(counted.interestOpen()).isEqualTo(Money.euros(10_645));
    }

    @Test
    void aPartThatCannotBeIsRefused() {
        var late = debt(
                Regime.FR_B2B,
                new BigDecimal("100"),
                APRIL_30,
                null,
                Imputation.INTEREST_FIRST,
                List.of(part("10", SEPTEMBER_3)));
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> LateInterest.of(late, JULY_1))
                .matches(wrong -> wrong.key().equals("claims.part.after-statement"));
        var large = debt(
                Regime.FR_B2B,
                new BigDecimal("100"),
                APRIL_30,
                null,
                Imputation.PRINCIPAL_FIRST,
                List.of(part("200", JULY_1)));
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> LateInterest.of(large, SEPTEMBER_3))
                .matches(wrong -> wrong.key().equals("claims.part.too-large"));
    }

    /** The periods a letter prints add up, and whole numbers lose nothing against decimals. */
    @Test
    void thePeriodsAddUpAndTheTotalIsExact() {
        var dice = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            var dueOn = LocalDate.of(2019, 1, 1).plusDays(dice.nextInt(2_700));
            var until = dueOn.plusDays(dice.nextInt(150));
            var principal = Money.euros(dice.nextLong(i % 10 == 0 ? 90_000_000_000_000_000L : 5_000_000));
            var counted = counted(LateDebt.of(Regime.FR_B2B, principal, dueOn), until);
            var exact = BigDecimal.ZERO;
            int days = 0;
            for (var period : counted.periods()) {
                exact = exact.add(period.rate().percent().multiply(BigDecimal.valueOf(period.days())));
                days += period.days();
            }
            var whole = exact.multiply(BigDecimal.valueOf(principal.cents()))
                    .divide(BigDecimal.valueOf(36_500), 0, RoundingMode.HALF_UP);
            assertThat(counted.interest().cents()).isEqualTo(whole.longValueExact());
            assertThat(sum(counted)).isEqualTo(counted.interest().cents());
            assertThat(days).isEqualTo(principal.isPositive() ? until.toEpochDay() - dueOn.toEpochDay() : 0);
        }
    }

    @Test
    void theOrderOfThePartsGivenDoesNotMatter() {
        var parts = Arrays.asList(part("100", SEPTEMBER_3), part("4000", JULY_1));
        var debt = debt(Regime.FR_B2B, new BigDecimal("10000"), APRIL_30, null, Imputation.INTEREST_FIRST, parts);
        var reversed = debt(
                Regime.FR_B2B, new BigDecimal("10000"), APRIL_30, null, Imputation.INTEREST_FIRST, parts.reversed());
        assertThat(counted(debt, SEPTEMBER_3)).isEqualTo(counted(reversed, SEPTEMBER_3));
    }

    private static long sum(Counted counted) {
        return counted.periods().stream()
                .mapToLong(period -> period.interest().cents())
                .sum();
    }

    private static Counted counted(LateDebt debt, LocalDate until) {
        return (Counted) LateInterest.of(debt, until);
    }

    private static LateDebt partlyPaid(Imputation imputation) {
        return debt(Regime.FR_B2B, new BigDecimal("10000"), APRIL_30, null, imputation, List.of(part("4000", JULY_1)));
    }

    private static LateDebt stoppedOn(LateDebt debt, LocalDate day) {
        return new LateDebt(
                debt.regime(),
                debt.principal(),
                debt.dueOn(),
                debt.agreedRate(),
                debt.imputation(),
                debt.parts(),
                Optional.of(day));
    }

    private static LateDebt debt(
            Regime regime,
            BigDecimal principal,
            LocalDate dueOn,
            @Nullable String rate,
            Imputation imputation,
            List<PartPayment> parts) {
        return new LateDebt(
                regime,
                euros(principal),
                dueOn,
                Optional.ofNullable(rate).map(Rate::parse),
                imputation,
                parts,
                Optional.empty());
    }

    private static PartPayment part(String amount, LocalDate receivedOn) {
        return new PartPayment(euros(new BigDecimal(amount)), receivedOn);
    }

    private static Money euros(BigDecimal amount) {
        return Money.euros(amount.movePointRight(2).longValueExact());
    }
}
