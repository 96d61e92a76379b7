package org.maillon.steering;

import java.time.LocalDate;
import java.util.Optional;
import org.maillon.customers.AccountId;

/**
 * An open item as listed: where it comes from, when it was due, what was left of it on the day.
 *
 * @param kind as in {@code ledger.entry}: invoice, opening, refund …
 * @param dueStated whether somebody stated the due day; else it was counted from the terms
 * @param daysLate days past the due day, below zero before it; 0 without due day
 * @param amountCents of the whole, in minor units
 */
public record AgedItem(
        long id,
        long entry,
        AccountId account,
        String accountCode,
        String accountName,
        String kind,
        String reference,
        String label,
        LocalDate issuedOn,
        Optional<LocalDate> dueOn,
        boolean dueStated,
        int daysLate,
        long amountCents,
        long openCents) {}
