package org.maillon.reminders;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is open of an item, and what speaks for not asking it, in minor units: the part disputed, the part that credits not
 * yet allocated cover, the part promised for a day still to come.
 */
public record ItemBalance(
        long openCents,
        long disputedCents,
        long coveredCents,
        long promisedCents,
        @Nullable LocalDate promisedOn,
        @Nullable LocalDate promiseHoldsUntil) {
    static ItemBalance open(long cents) {
        return new ItemBalance(cents, 0, 0, 0, null, null);
    }

    /** What is asked for when it is asked: open, neither disputed nor covered nor promised. */
    public long owedCents() {
        return openCents - disputedCents - coveredCents - promisedCents;
    }
}
