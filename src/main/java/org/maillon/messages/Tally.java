package org.maillon.messages;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.maillon.messages.Lane.Outcome;

/** Counts outcomes, for several lanes at once. */
final class Tally {
    private final AtomicIntegerArray counts = new AtomicIntegerArray(Outcome.values().length);

    void count(Outcome outcome) {
        counts.incrementAndGet(outcome.ordinal());
    }

    DeliveryCounts counts(long waiting) {
        return new DeliveryCounts(
                of(Outcome.SENT),
                of(Outcome.FAILED),
                of(Outcome.WITHDRAWN),
                of(Outcome.POSTPONED),
                of(Outcome.RETRIED),
                of(Outcome.IN_DOUBT),
                waiting);
    }

    private int of(Outcome outcome) {
        return counts.get(outcome.ordinal());
    }
}
