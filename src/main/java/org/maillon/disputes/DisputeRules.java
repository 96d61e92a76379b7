package org.maillon.disputes;

import java.util.OptionalLong;

/** How much of an item may be disputed: together never more than what is open. */
final class DisputeRules {
    private DisputeRules() {}

    /** What is left to dispute; 0 where all of it is disputed, or more than is open since a payment came. */
    static long left(long openCents, long disputedCents) {
        return Math.max(0, openCents - disputedCents);
    }

    /** What of a delivery's dispute is held against its invoice: its worth, or all that is left where that is not known. */
    static long laid(long leftCents, long worthCents) {
        return worthCents == 0 ? leftCents : Math.min(leftCents, worthCents);
    }

    /** The amount of a new dispute; empty where more is asked than is left. */
    static OptionalLong amount(long leftCents, OptionalLong askedCents) {
        long amount = askedCents.orElse(leftCents);
        return amount > leftCents ? OptionalLong.empty() : OptionalLong.of(amount);
    }
}
