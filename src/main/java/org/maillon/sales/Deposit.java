package org.maillon.sales;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;

/**
 * A deposit asked on an order, with tax, in minor units of the order's currency.
 *
 * @param shareBasisPoints the agreed share it was asked by, in hundredths of a per cent; empty where a person asked
 * @param ofCents the total the share was counted on; 0 where a person asked
 * @param receipts the money laid on it
 */
public record Deposit(
        long id,
        long order,
        long amountCents,
        LocalDate dueOn,
        OptionalInt shareBasisPoints,
        long ofCents,
        String askedBy,
        Instant askedAt,
        List<Laid> receipts) {
    /**
     * Money laid on a deposit. What is neither taken off nor left went back to the customer, or elsewhere in the books.
     *
     * @param credit where the ledger holds it
     * @param takenOffCents laid on invoices of the order
     * @param leftCents still there to be taken off
     */
    public record Laid(
            long id,
            long credit,
            String reference,
            LocalDate bookedOn,
            long cents,
            long takenOffCents,
            long leftCents,
            String by) {
        public long hereCents() {
            return takenOffCents + leftCents;
        }
    }

    public Deposit {
        receipts = List.copyOf(receipts);
    }

    /** What came and did not go away again. */
    public long receivedCents() {
        return receipts.stream().mapToLong(Laid::hereCents).sum();
    }

    public long takenOffCents() {
        return receipts.stream().mapToLong(Laid::takenOffCents).sum();
    }

    /** What the customer has yet to pay. */
    public long leftCents() {
        return amountCents - receivedCents();
    }
}
