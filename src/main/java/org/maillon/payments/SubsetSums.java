package org.maillon.payments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which of several amounts add up to a sum. The search is bounded: it says whether it saw everything, so that "the only
 * one" is never claimed of what was not searched.
 */
final class SubsetSums {
    private static final int STEPS = 20_000;
    private static final int ENOUGH = 4;

    /**
     * @param found positions of the amounts, each ascending; fewest amounts first, then oldest first
     * @param complete whether there are no others
     */
    record Found(List<int[]> found, boolean complete) {
        boolean isSingle() {
            return complete && found.size() == 1;
        }
    }

    private final long[] amounts;
    private final Integer[] order;
    private final long[] rest;
    private final int most;
    private final List<int[]> found = new ArrayList<>();
    private final int[] taken;
    private int steps;

    private SubsetSums(long[] amounts, int most) {
        this.amounts = amounts;
        this.most = most;
        this.order = IntStream.range(0, amounts.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingLong((Integer at) -> -amounts[at]));
        this.rest = new long[amounts.length + 1];
        for (int at = amounts.length - 1; at >= 0; at--) rest[at] = rest[at + 1] + amounts[order[at]];
        this.taken = new int[most];
    }

    /** @param most how many amounts may be taken together */
    static Found of(long[] amounts, long sum, int most) {
        var search = new SubsetSums(amounts, Math.min(most, amounts.length));
        search.from(0, sum, 0);
        search.found.sort(Comparator.comparingInt((int[] some) -> some.length).thenComparing(Arrays::compare));
        return new Found(search.found, search.steps < STEPS && search.found.size() < ENOUGH);
    }

    private void from(int at, long left, int count) {
        if (left == 0) {
            var some = Arrays.copyOf(taken, count);
            Arrays.sort(some);
            found.add(some);
            return;
        }
        if (count == most) return;
        for (int next = at; next < order.length && rest[next] >= left; next++) {
            if (found.size() >= ENOUGH || ++steps >= STEPS) return;
            long amount = amounts[order[next]];
            if (amount > left || amount * (most - count) < left) {
                if (amount <= left) return;
                continue;
            }
            taken[count] = order[next];
            from(next + 1, left - amount, count + 1);
        }
    }

    /** How many ways there are to take at most so many of so many: what chance had to hit the sum with. */
    static double ways(int of, int most) {
        double ways = 0;
        double each = 1;
        for (int taken = 1; taken <= Math.min(most, of); taken++) {
            each = each * (of - taken + 1) / taken;
            ways += each;
        }
        return ways;
    }
}
