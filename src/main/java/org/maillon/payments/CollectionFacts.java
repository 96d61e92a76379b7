package org.maillon.payments;

import java.time.LocalDate;
import org.maillon.customers.AccountId;

/**
 * What the rules look at before an item is collected.
 *
 * @param promised the item, or all its account owes, is promised
 * @param planned a signed repayment plan speaks for it
 * @param held a receipt not yet matched may explain it
 * @param paused a person asked for silence
 * @param freeCents what the account has to its credit in the currency
 */
record CollectionFacts(
        long openItem,
        AccountId account,
        String reference,
        String currency,
        long openCents,
        LocalDate dueOn,
        long mandate,
        boolean disputed,
        boolean promised,
        boolean planned,
        boolean held,
        boolean paused,
        long freeCents) {
    CollectionFacts asPaused() {
        return new CollectionFacts(
                openItem, account, reference, currency, openCents, dueOn, mandate, disputed, promised, planned, held,
                true, freeCents);
    }
}
