package org.maillon.reminders;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.maillon.reminders.ExperimentFinding.Arm;
import org.maillon.reminders.ExperimentFinding.Measured;
import org.maillon.reminders.ExperimentFinding.TooEarly;
import org.maillon.reminders.ExperimentFinding.TooEarly.Missing;

/**
 * What a withheld step teaches. Invoices not yet paid are not left out, nor taken for paid: their time counts as far as it is
 * known (Kaplan and Meier, 1958). What is compared is the mean number of days unpaid within a horizon that both sides have
 * lived through. Accounts, not invoices, are drawn at random: the interval is that of a bootstrap over accounts.
 */
final class ExperimentRules {
    static final int FEWEST_ACCOUNTS = 20;
    static final int FEWEST_PAYMENTS = 10;
    static final int SHORTEST_HORIZON = 7;
    static final int LONGEST_HORIZON = 60;

    private static final int DRAWS = 1_000;
    /** Accounts beyond so many are drawn in groups: the same interval in a time that does not grow. */
    private static final int GROUPS = 1_000;

    private ExperimentRules() {}

    /**
     * One invoice from the day of the step on.
     *
     * @param days until it was paid, or for which it is known not to be
     * @param followed days that have passed since that day, whether it was paid or not
     */
    record Observation(long account, int days, boolean paid, int followed) {}

    static ExperimentFinding finding(List<Observation> reminded, List<Observation> heldOut, long seed) {
        var here = arm(reminded);
        var there = arm(heldOut);
        if (Math.min(here.accounts(), there.accounts()) < FEWEST_ACCOUNTS)
            return new TooEarly(here, there, Missing.ACCOUNTS, FEWEST_ACCOUNTS);
        int horizon = Math.min(horizon(reminded), horizon(heldOut));
        if (horizon < SHORTEST_HORIZON) return new TooEarly(here, there, Missing.DAYS, SHORTEST_HORIZON);
        if (Math.min(here.paid(), there.paid()) < FEWEST_PAYMENTS)
            return new TooEarly(here, there, Missing.PAYMENTS, FEWEST_PAYMENTS);
        return measured(reminded, heldOut, here, there, horizon, seed);
    }

    private static Measured measured(
            List<Observation> reminded, List<Observation> heldOut, Arm here, Arm there, int horizon, long seed) {
        double gained = meanDays(heldOut, horizon) - meanDays(reminded, horizon);
        var dice = new SplittableRandom(seed);
        var groupsHere = groups(reminded, horizon);
        var groupsThere = groups(heldOut, horizon);
        var drawn = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++)
            drawn[i] = drawnMean(groupsThere, horizon, dice) - drawnMean(groupsHere, horizon, dice);
        Arrays.sort(drawn);
        return new Measured(here, there, horizon, gained, quantile(drawn, 0.025), quantile(drawn, 0.975));
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private static Arm arm(List<Observation> observations) {
        long accounts =
                observations.stream().mapToLong(Observation::account).distinct().count();
        long paid = observations.stream().filter(Observation::paid).count();
        return new Arm(accounts, observations.size(), paid, medianDays(observations));
    }

    /** The longest time that invoices of enough accounts have been followed for. */
    private static int horizon(List<Observation> observations) {
        var longest = new HashMap<Long, Integer>();
        for (var each : observations) longest.merge(each.account(), each.followed(), Math::max);
        var followed = longest.values().stream().sorted((a, b) -> b - a).toList();
        return Math.min(LONGEST_HORIZON, followed.get(FEWEST_ACCOUNTS - 1));
    }

    /** The mean number of days unpaid within the horizon: what lies under the curve of those still unpaid. */
    static double meanDays(List<Observation> observations, int horizon) {
        var counts = new Counts(horizon);
        observations.forEach(counts::add);
        return counts.meanDays();
    }

    /** The day by which half were paid. */
    static OptionalInt medianDays(List<Observation> observations) {
        int longest = observations.stream().mapToInt(Observation::days).max().orElse(0);
        var counts = new Counts(longest + 1);
        observations.forEach(counts::add);
        var unpaid = counts.unpaid();
        for (int day = 0; day < unpaid.length; day++) if (unpaid[day] <= 0.5) return OptionalInt.of(day);
        return OptionalInt.empty();
    }

    /** The share still unpaid at the end of a day, 0 the day of the step. */
    static double unpaidAfter(List<Observation> observations, int day) {
        var counts = new Counts(day + 1);
        observations.forEach(counts::add);
        return counts.unpaid()[day];
    }

    /** How many were paid on each day before the horizon, and how many were followed no longer. */
    private static final class Counts {
        private final long[] paid;
        private final long[] left;

        /** Those still unpaid, and followed, at the horizon. */
        private long stayed;

        Counts(int horizon) {
            this.paid = new long[horizon];
            this.left = new long[horizon];
        }

        void add(Observation observation) {
            if (observation.days() >= paid.length) stayed++;
            else if (observation.paid()) paid[observation.days()]++;
            else left[observation.days()]++;
        }

        void add(Counts other) {
            for (int day = 0; day < paid.length; day++) {
                paid[day] += other.paid[day];
                left[day] += other.left[day];
            }
            stayed += other.stayed;
        }

        double[] unpaid() {
            long atRisk = stayed;
            for (int day = 0; day < paid.length; day++) atRisk += paid[day] + left[day];
            var unpaid = new double[paid.length];
            double share = 1;
            for (int day = 0; day < paid.length; day++) {
                if (paid[day] > 0) share *= 1 - (double) paid[day] / atRisk;
                unpaid[day] = share;
                atRisk -= paid[day] + left[day];
            }
            return unpaid;
        }

        /** All are unpaid until the end of day 0; the share after a day holds until the next. */
        double meanDays() {
            double days = 0;
            for (double share : unpaid()) days += share;
            return days;
        }
    }

    private static List<Counts> groups(List<Observation> observations, int horizon) {
        var places = new HashMap<Long, Integer>();
        for (var each : observations) places.putIfAbsent(each.account(), places.size());
        var groups = new ArrayList<Counts>();
        for (int i = 0; i < Math.min(GROUPS, places.size()); i++) groups.add(new Counts(horizon));
        for (var each : observations)
            groups.get(places.getOrDefault(each.account(), 0) % groups.size()).add(each);
        return groups;
    }

    private static double drawnMean(List<Counts> groups, int horizon, SplittableRandom dice) {
        var drawn = new Counts(horizon);
        for (int i = 0; i < groups.size(); i++) drawn.add(groups.get(dice.nextInt(groups.size())));
        return drawn.meanDays();
    }
}
