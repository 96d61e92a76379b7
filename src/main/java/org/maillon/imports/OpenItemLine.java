package org.maillon.imports;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row of an open-item list. Texts are trimmed and empty where the list has none.
 *
 * @param line the row's number in the file, from 1
 * @param currency ISO 4217, EUR where the list does not say
 * @param amountCents still open, in the currency's minor units; negative for a credit
 * @param totalCents the whole document, null where the list does not say
 * @param settledOn the day of payment where the list also has what was paid
 */
public record OpenItemLine(
        int line,
        String account,
        String name,
        String email,
        String language,
        String country,
        String iban,
        String reference,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate settledOn,
        String currency,
        long amountCents,
        @Nullable Long totalCents,
        String structuredReference,
        String purchaseOrderNumber) {}
