package org.maillon.ledger;

import java.time.LocalDate;
import java.util.UUID;
import org.maillon.customers.AccountId;

/**
 * One entry that Maillon itself makes on a customer account: a receipt, a write-off, a refund, a transfer.
 *
 * @param key what makes it this entry: booking it again adds nothing
 * @param kind as in {@code ledger.entry}
 * @param cents minor units; a debit is positive and opens an item due on its day, a credit is negative; never 0
 */
public record Booking(
        UUID key,
        AccountId account,
        String kind,
        LocalDate bookedOn,
        String reference,
        String label,
        String journal,
        String source,
        String currency,
        long cents) {
    /** What a booking became: its entry, and the open item or credit that belongs to it. */
    public record Booked(UUID key, long entry, long side) {}
}
