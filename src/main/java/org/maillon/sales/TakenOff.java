package org.maillon.sales;

import java.time.LocalDate;

/**
 * A part of an order's deposits laid on one of its invoices.
 *
 * @param allocation in the ledger, where it can be undone
 */
public record TakenOff(long allocation, String invoice, LocalDate on, long cents) {}
