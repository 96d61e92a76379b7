package org.maillon.demo;

import java.util.List;
import java.util.Random;

/** Seeded chance. {@link Random} is specified to the bit, so one seed gives one company on every machine. */
final class Dice {
    private final Random random;

    private Dice(long seed) {
        this.random = new Random(seed);
    }

    /** Independent throws for each purpose: a change in one part of the story leaves the others as they were. */
    static Dice of(long seed, String purpose) {
        return new Dice(mix(seed * 31 + purpose.hashCode()));
    }

    /** Spreads neighbouring numbers far apart (the finaliser of SplitMix64). */
    static long mix(long value) {
        var z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A whole number, both ends included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    double share() {
        return random.nextDouble();
    }

    long normal(double mean, double deviation) {
        return Math.round(mean + deviation * random.nextGaussian());
    }

    /** Log-normal around the given mean: many small, few large, as invoices are. */
    double logNormal(double mean, double sigma) {
        return mean * Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
