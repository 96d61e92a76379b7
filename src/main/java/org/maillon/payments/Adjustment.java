package org.maillon.payments;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Code;

/**
 * What a person decided of what is left of an item or of a receipt.
 *
 * @param to the account that cash was moved to
 * @param openItem what was written off; receipt whose cash was paid back, moved or kept for a claim
 * @param cents in minor units, positive
 * @param undoneBy who took it back
 * @param item the debit it booked, credit the credit it booked, both in the ledger
 */
public record Adjustment(
        long id,
        Kind kind,
        AccountId account,
        Optional<AccountId> to,
        OptionalLong openItem,
        OptionalLong receipt,
        String currency,
        long cents,
        String reason,
        LocalDate on,
        String by,
        Optional<String> undoneBy,
        OptionalLong item,
        OptionalLong credit) {
    /** What was decided. */
    public enum Kind {
        WRITE_OFF,
        REFUND,
        TRANSFER,
        /** What a customer owed beside its items: interest, a recovery fee. */
        CLAIM;

        public String stored() {
            return Code.of(this);
        }

        /** The kind of entry it is booked as. */
        String entry() {
            return this == CLAIM ? "other" : stored();
        }

        static Kind of(String stored) {
            return Code.read(Kind.class, stored);
        }
    }
}
