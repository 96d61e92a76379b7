package org.maillon.payments;

import java.time.LocalDate;
import java.util.Currency;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;
import org.maillon.kernel.InvalidValue;

/**
 * A promise to be written down.
 *
 * @param openItem empty for all the account owes in the currency
 * @param amountCents more than 0; empty for all of it
 * @param note at most 2,000 characters
 */
public record NewPromise(
        AccountId account,
        Currency currency,
        OptionalLong openItem,
        OptionalLong amountCents,
        LocalDate promisedOn,
        PromiseChannel channel,
        String note) {
    public NewPromise {
        note = note.strip();
        if (note.length() > 2_000) throw new InvalidValue("payments.note.long");
        if (amountCents.isPresent() && amountCents.getAsLong() <= 0) throw new InvalidValue("payments.promise.amount");
    }
}
