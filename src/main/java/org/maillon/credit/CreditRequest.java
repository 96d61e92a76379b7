package org.maillon.credit;

import java.util.Currency;
import java.util.Set;
import org.maillon.customers.AccountId;
import org.maillon.kernel.InvalidValue;

/**
 * An order, or whatever else is about to commit the company, put before the customer's credit.
 *
 * @param subject what it is about, 1 to 100 characters, such as {@code order:12}; asked again for the same subject, the
 *     former reservation is replaced
 * @param amountCents with tax, in minor units of the currency; 0 or more
 * @param prepaid paid before anything is delivered: it takes nothing of the limit
 * @param alsoHeldFor gaps that the caller knows of
 * @param by who asks, as it stands in the journal
 */
public record CreditRequest(
        String subject,
        AccountId account,
        long amountCents,
        Currency currency,
        boolean prepaid,
        Set<HoldReason> alsoHeldFor,
        String by) {
    /** Beyond it no sum could be trusted not to overflow: ten thousand billion. */
    static final long MOST_CENTS = 1_000_000_000_000_000L;

    public CreditRequest {
        alsoHeldFor = Set.copyOf(alsoHeldFor);
        if (subject.isBlank() || subject.length() > 100) throw new InvalidValue("credit.wrong.subject");
        if (amountCents < 0 || amountCents > MOST_CENTS)
            throw new InvalidValue("credit.wrong.amount", String.valueOf(amountCents));
    }
}
