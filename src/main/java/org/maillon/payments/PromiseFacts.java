package org.maillon.payments;

import java.time.LocalDate;
import java.util.List;

/**
 * What was promised and what the ledger says came of it.
 *
 * @param paid what reduced the debt since it was promised, by day, the earliest first; what was undone is negative
 */
record PromiseFacts(long promisedCents, LocalDate holdsUntil, List<Paid> paid) {
    /** Money laid on what was promised, in minor units, on the day it counts from. */
    record Paid(LocalDate on, long cents) {}
}
