package org.maillon.ledger;

import java.time.LocalDate;
import java.util.List;
import org.maillon.customers.AccountId;

/**
 * A line booked on a customer account, with what was laid against it.
 *
 * @param amountCents debit positive, credit negative
 * @param openCents what is still open of a debit, or still unallocated of a credit, positive
 * @param letter the accountant's mark as the file had it, empty where there was none
 */
public record LedgerEntry(
        long id,
        AccountId accountId,
        String account,
        String kind,
        LocalDate bookedOn,
        LocalDate documentOn,
        String reference,
        String label,
        String journal,
        String ledgerAccount,
        String currency,
        long amountCents,
        long openCents,
        String letter,
        String source,
        List<Laid> allocations) {
    /**
     * A part of another line laid against this one; {@code origin} says why, see {@link Match.Origin}.
     *
     * @param subject what it was laid for, such as the number of an order; may be empty
     */
    public record Laid(
            long allocation, String otherReference, LocalDate effectiveOn, long cents, String origin, String subject) {
        /** Whether nobody said so: it was deduced from reference, amount or age. */
        public boolean isDeduced() {
            return List.of("reference", "amount", "oldest").contains(origin);
        }
    }
}
