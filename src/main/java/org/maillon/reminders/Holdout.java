package org.maillon.reminders;

/** Which accounts a step is withheld from: drawn at random, and the same whenever and wherever it is asked. */
final class Holdout {
    private Holdout() {}

    /**
     * Whether the account is among those held out.
     *
     * @param share of all accounts, 0 to 1
     */
    static boolean of(long seed, long account, double share) {
        return uniform(mixed(mixed(seed) ^ account)) < share;
    }

    /** The finalizer of SplitMix64: neighbouring accounts fall far apart. */
    private static long mixed(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** At least 0, less than 1. */
    private static double uniform(long bits) {
        return (bits >>> 11) * 0x1.0p-53;
    }
}
