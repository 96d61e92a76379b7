package org.maillon.demo;

import java.time.LocalDate;

/**
 * What is truly open on the day of the demonstration, known without reading the ledger: the answer an import should find.
 *
 * @param account code of the customer
 * @param openCents in euro cents, tax included, what is left after payments and credit notes
 */
public record DemoItem(String account, String reference, LocalDate issuedOn, LocalDate dueOn, long openCents) {}
