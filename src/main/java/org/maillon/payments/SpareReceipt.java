package org.maillon.payments;

import java.time.LocalDate;

/**
 * A receipt of which a part lies on a customer's account and on no item.
 *
 * @param words the payer's reference, or what the bank tells of it
 * @param cents that part, minor units of the currency asked about
 */
public record SpareReceipt(long id, LocalDate bookedOn, String words, long cents) {}
