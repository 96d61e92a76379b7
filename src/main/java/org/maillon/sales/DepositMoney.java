package org.maillon.sales;

import java.time.LocalDate;

/**
 * Money a customer paid, on the deposits account (4191) or without saying what for, and not yet used.
 *
 * @param credit where the ledger holds it
 * @param freeCents what of it is laid on no deposit
 */
public record DepositMoney(long credit, String reference, LocalDate bookedOn, long freeCents) {}
