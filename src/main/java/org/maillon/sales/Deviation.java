package org.maillon.sales;

import java.time.Instant;
import java.util.Optional;

/**
 * Where an order departs from what was agreed.
 *
 * @param line 0 where the whole order is meant
 * @param subject the item or the text of the line; empty for the whole order
 * @param expected in plain notation: cents, a quantity, an ISO day, hundredths of a per cent; empty where nothing is known
 * @param found the same for what the order says
 * @param maker who made it, as {@link Actor#id}
 * @param approval empty while it waits
 */
public record Deviation(
        DeviationKind kind,
        int line,
        String subject,
        String expected,
        String found,
        String madeBy,
        long maker,
        Optional<Approval> approval) {
    /** Who let it pass, when, and what they had to say. */
    public record Approval(String by, Instant at, String note) {}

    public boolean isOpen() {
        return approval.isEmpty();
    }
}
