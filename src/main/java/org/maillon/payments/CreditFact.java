package org.maillon.payments;

import java.time.LocalDate;
import org.maillon.customers.AccountId;

/** A credit note or other credit of an account that is not used up. Cents in minor units, positive. */
record CreditFact(long id, AccountId account, String reference, InvoiceNumber number, long cents, LocalDate bookedOn) {}
