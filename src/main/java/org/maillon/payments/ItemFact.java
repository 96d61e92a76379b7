package org.maillon.payments;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;

/**
 * An item a receipt may pay.
 *
 * @param structured its structured reference: twelve digits or RF…; null where it has none
 * @param openCents what is left to pay, 0 when it is paid already
 */
record ItemFact(
        long id,
        AccountId account,
        String reference,
        InvoiceNumber number,
        @Nullable String structured,
        long openCents,
        LocalDate issuedOn,
        @Nullable LocalDate dueOn) {
    boolean isOpen() {
        return openCents > 0;
    }

    ItemFact withOpen(long cents) {
        return new ItemFact(id, account, reference, number, structured, cents, issuedOn, dueOn);
    }

    LocalDate turn() {
        return dueOn == null ? issuedOn : dueOn;
    }
}
