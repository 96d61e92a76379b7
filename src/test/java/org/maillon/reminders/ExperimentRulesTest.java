package org.maillon.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.reminders.ExperimentFinding.Measured;
import org.maillon.reminders.ExperimentFinding.TooEarly;
import org.maillon.reminders.ExperimentFinding.TooEarly.Missing;
import org.maillon.reminders.ExperimentRules.Observation;

class ExperimentRulesTest {
    /** Weeks of remission under 6-MP, + where the patient was followed no longer (Freireich and others, Blood 1963). */
    private static final List<Observation> TREATED =
            observed("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+");

    private static final List<Observation> PLACEBO = observed("1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23");

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            week | still
            5    | 1.000
            6    | 0.857
            7    | 0.807
            10   | 0.753
            13   | 0.690
            16   | 0.627
            22   | 0.538
            23   | 0.448
            34   | 0.448
            """)
    void theCurveIsThatOfTheTextbooks(int week, double still) {
        assertThat(ExperimentRules.unpaidAfter(TREATED, week)).isCloseTo(still, within(0.0005));
    }

    @Test
    void theMediansAreThoseOfTheTextbooks() {
        assertThat(ExperimentRules.medianDays(TREATED)).hasValue(23);
        assertThat(ExperimentRules.medianDays(PLACEBO)).hasValue(8);
    }

    @Test
    void theMeanWithinAHorizonIsWhatLiesUnderTheCurve() {
        assertThat(ExperimentRules.meanDays(PLACEBO, 23)).isCloseTo(182 / 21.0, within(1e-9));
        assertThat(ExperimentRules.meanDays(TREATED, 35)).isCloseTo(23.287, within(0.0005));
        assertThat(ExperimentRules.meanDays(observed("10 10 10+ 30+"), 10)).isEqualTo(10);
    }

    @Test
    void whatIsNotYetPaidCountsAsFarAsItIsKnown() {
        assertThat(ExperimentRules.medianDays(observed("5 8+ 9+ 9+"))).isEmpty();
        assertThat(ExperimentRules.meanDays(observed("5 8+ 9+ 9+"), 9)).isCloseTo(5 + 4 * 0.75, within(1e-9));
    }

    @Test
    void withFewAccountsItSaysThatItCannotKnow() {
        assertThat(finding(arm(19, 20, 60), arm(200, 25, 60)))
                .isInstanceOfSatisfying(
                        TooEarly.class, early -> assertThat(early.missing()).isEqualTo(Missing.ACCOUNTS));
        assertThat(finding(arm(50, 3, 5), arm(50, 3, 5)))
                .isInstanceOfSatisfying(
                        TooEarly.class, early -> assertThat(early.missing()).isEqualTo(Missing.DAYS));
        assertThat(finding(arm(50, 90, 20), arm(50, 90, 20)))
                .isInstanceOfSatisfying(
                        TooEarly.class, early -> assertThat(early.missing()).isEqualTo(Missing.PAYMENTS));
    }

    /** Those reminded pay on the 20th day on average, the others on the 25th. */
    @Test
    void aStepThatHelpsIsSeenToHelp() {
        assertThat(finding(arm(300, 20, 60), arm(300, 25, 60))).isInstanceOfSatisfying(Measured.class, measured -> {
            assertThat(measured.withinDays()).isEqualTo(60);
            assertThat(measured.daysGained()).isCloseTo(5, within(1.5));
            assertThat(measured.low()).isBetween(2.0, 5.0);
            assertThat(measured.high()).isBetween(5.0, 8.0);
            assertThat(measured.isCertain()).isTrue();
        });
    }

    /** Nineteen intervals in twenty hold the truth: here that the step changes nothing. */
    @Test
    void aStepThatChangesNothingIsRarelySeenToDoSo() {
        var certain = IntStream.range(0, 100)
                .mapToObj(i -> ExperimentRules.finding(arm(80, 20, 60, 2L * i), arm(80, 20, 60, 2L * i + 1), i))
                .filter(found -> ((Measured) found).isCertain())
                .count();
        assertThat(certain).isBetween(1L, 12L);
    }

    @Test
    void manyInvoicesOfOneAccountAreNotManyWitnesses() {
        var apart = finding(arm(100, 20, 60), arm(100, 20, 60));
        var together = finding(tenfold(arm(100, 20, 60)), tenfold(arm(100, 20, 60)));
        assertThat(width(together)).isCloseTo(width(apart), within(0.6));
    }

    @Test
    void theSameAccountsAreAlwaysHeldOutAndAsManyAsAskedFor() {
        for (long seed = 0; seed < 20; seed++) {
            long s = seed;
            var held = LongStream.range(0, 10_000)
                    .filter(account -> Holdout.of(s, account, 0.2))
                    .toArray();
            assertThat(held.length).isBetween(1_850, 2_150);
            assertThat(held)
                    .containsExactly(LongStream.range(0, 10_000)
                            .filter(account -> Holdout.of(s, account, 0.2))
                            .toArray());
        }
        assertThat(LongStream.range(0, 1_000)
                        .filter(account -> Holdout.of(1, account, 0.5) == Holdout.of(2, account, 0.5)))
                .hasSizeBetween(430, 570);
    }

    private static double width(ExperimentFinding finding) {
        var measured = (Measured) finding;
        return measured.high() - measured.low();
    }

    private static ExperimentFinding finding(List<Observation> reminded, List<Observation> heldOut) {
        return ExperimentRules.finding(reminded, heldOut, 42);
    }

    private static List<Observation> tenfold(List<Observation> arm) {
        return arm.stream()
                .flatMap(each -> Stream.generate(() -> each).limit(10))
                .toList();
    }

    private static List<Observation> arm(int accounts, int mean, int followed) {
        return arm(accounts, mean, followed, mean);
    }

    private static List<Observation> arm(int accounts, int mean, int followed, long seed) {
        var dice = new Random(seed);
        var arm = new ArrayList<Observation>();
        for (int account = 0; account < accounts; account++) {
            int days = Math.max(1, (int) Math.round(mean + 9 * dice.nextGaussian()));
            arm.add(new Observation(account, Math.min(days, followed), days <= followed, followed));
        }
        return arm;
    }

    private static List<Observation> observed(String days) {
        var words = days.split(" ");
        return IntStream.range(0, words.length)
                .mapToObj(i ->
                        new Observation(i, Integer.parseInt(words[i].replace("+", "")), !words[i].endsWith("+"), 35))
                .toList();
    }
}
