package org.maillon.sales;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A deposit asked on an order, with tax, in minor units of the order's currency.
 *
 * @param receipts the money laid on it
 */
public record Deposit(
        long id, long order, long amountCents, LocalDate dueOn, String askedBy, Instant askedAt, List<Laid> receipts) {
    /** Money of the deposits account (4191) laid on a deposit. */
    public record Laid(long id, String reference, LocalDate bookedOn, long cents, String by) {}

    public Deposit {
        receipts = List.copyOf(receipts);
    }

    public long receivedCents() {
        return receipts.stream().mapToLong(Laid::cents).sum();
    }

    public long leftCents() {
        return amountCents - receivedCents();
    }
}
