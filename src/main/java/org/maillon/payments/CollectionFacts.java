package org.maillon.payments;

import java.time.LocalDate;
import java.util.Optional;
import org.maillon.customers.AccountId;
import org.maillon.payments.PausedItems.Silence;

/**
 * What the rules look at before an item is collected.
 *
 * @param promised the item, or all its account owes, is promised
 * @param planned a signed repayment plan speaks for it
 * @param held a receipt not yet matched may explain it
 * @param silence why nothing is said about it, where nothing is
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
        Optional<Silence> silence,
        long freeCents) {
    CollectionFacts with(Optional<Silence> found) {
        return new CollectionFacts(
                openItem, account, reference, currency, openCents, dueOn, mandate, disputed, promised, planned, held,
                found, freeCents);
    }
}
