package org.maillon.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One side still open on a customer account, as history matching sees it: a debit (an open item) or a credit.
 *
 * @param id of the open item or of the credit; negative for an opening line that only repeats the year before and is
 *     not in the ledger: it lends its letter to the line it repeats
 * @param open what is left, in minor units, positive on both sides
 * @param amount the whole line, positive
 * @param period the fiscal year of the file the line was read from, in order; letters restart with each
 * @param letter the mark under which the accountant matched it, empty where there is none
 * @param letteredOn the day on which it was so matched, where the file says it
 */
public record MatchingLine(
        long id,
        boolean debit,
        LedgerClass on,
        LocalDate bookedOn,
        long amount,
        long open,
        String reference,
        String label,
        int period,
        String letter,
        @Nullable LocalDate letteredOn) {
    boolean isGhost() {
        return id < 0;
    }
}
