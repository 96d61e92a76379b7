package org.maillon.desk;

import java.time.LocalDate;
import java.util.Optional;

/** An open item with the name of its customer; amounts are minor units of its currency. */
public record NamedItem(
        long id,
        long account,
        String accountCode,
        String accountName,
        String reference,
        LocalDate issuedOn,
        Optional<LocalDate> dueOn,
        String currency,
        long amountCents,
        long openCents) {}
