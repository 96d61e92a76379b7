package org.maillon.payments;

import org.maillon.customers.AccountId;

/** Whom a payer has paid for, or whose name it bears. */
record PayerFact(AccountId account, By by, int confirmations) {
    enum By {
        IBAN,
        NAME,
        OWN_NAME
    }
}
