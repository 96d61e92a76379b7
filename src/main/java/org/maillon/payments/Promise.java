package org.maillon.payments;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;

/**
 * A customer said it would pay by a day.
 *
 * @param account the code of its account
 * @param openItem the item promised; empty for all the account owes in the currency
 * @param reference the item's
 * @param amountCents the part promised; empty for all of it
 * @param promisedCents what that came to when it was said
 * @param holdsUntil the last day on which reminders wait for it: the working day after the promised one
 */
public record Promise(
        long id,
        AccountId accountId,
        String account,
        String accountName,
        Currency currency,
        OptionalLong openItem,
        Optional<String> reference,
        OptionalLong amountCents,
        long promisedCents,
        LocalDate promisedOn,
        LocalDate holdsUntil,
        LocalDate madeOn,
        String madeBy,
        PromiseChannel channel,
        String note,
        PromiseState state,
        Optional<LocalDate> settledOn) {
    /** How it stands in the evidence. */
    public String subject() {
        return "account/" + accountId.value() + "/promise/" + id;
    }
}
