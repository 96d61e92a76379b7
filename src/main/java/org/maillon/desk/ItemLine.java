package org.maillon.desk;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An open item as listed: where it comes from, when it was due, what is left of it.
 *
 * @param daysLate days past the due day, below zero before it; 0 without due day
 * @param dueStated whether somebody stated the due day; else it was counted from the terms
 */
public record ItemLine(
        long id,
        long entry,
        long account,
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
