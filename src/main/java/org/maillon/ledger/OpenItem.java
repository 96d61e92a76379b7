package org.maillon.ledger;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.maillon.customers.AccountId;

/**
 * What a customer owed on a day: an invoice or another debit, or one instalment of it.
 *
 * @param account its code in the books
 * @param kind as in {@code ledger.entry}: invoice, opening, refund …
 * @param dueStated whether somebody stated the due day; else it was counted from the terms
 * @param amountCents of the whole, in minor units of the currency
 * @param openCents what was left on the day asked about
 */
public record OpenItem(
        long id,
        AccountId accountId,
        String account,
        String accountName,
        String kind,
        String reference,
        String label,
        String currency,
        LocalDate bookedOn,
        LocalDate issuedOn,
        Optional<LocalDate> dueOn,
        boolean dueStated,
        long amountCents,
        long openCents) {
    /** Days past the due day, 0 when not late or without due day. */
    public long daysLate(LocalDate asOf) {
        return dueOn.map(day -> Math.max(0, ChronoUnit.DAYS.between(day, asOf))).orElse(0L);
    }
}
