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
 * @param paid whether that money is there already and stands as a credit in the ledger: the order then counts against it
 * @param alsoHeldFor gaps that the caller knows of
 * @param by who asks, as it stands in the journal
 */
public record CreditRequest(
        String subject,
        AccountId account,
        long amountCents,
        Currency currency,
        boolean prepaid,
        boolean paid,
        Set<HoldReason> alsoHeldFor,
        String by) {
    /** Beyond it no sum could be trusted not to overflow: ten thousand billion. */
    static final long MOST_CENTS = 1_000_000_000_000_000L;

    public CreditRequest(
            String subject,
            AccountId account,
            long amountCents,
            Currency currency,
            boolean prepaid,
            Set<HoldReason> alsoHeldFor,
            String by) {
        this(subject, account, amountCents, currency, prepaid, false, alsoHeldFor, by);
    }

    public CreditRequest {
        alsoHeldFor = Set.copyOf(alsoHeldFor);
        if (paid && !prepaid) throw new IllegalArgumentException("paid, and not prepaid");
        if (subject.isBlank() || subject.length() > 100) throw new InvalidValue("credit.wrong.subject");
        if (amountCents < 0 || amountCents > MOST_CENTS)
            throw new InvalidValue("credit.wrong.amount", String.valueOf(amountCents));
    }

    /** Whether nothing is counted for it: it takes nothing of the limit, and brought nothing yet. */
    boolean isUncounted() {
        return prepaid && !paid;
    }
}
