package org.maillon.customers;

import java.util.Locale;

/** How a customer is to pay. A cheque is still met, and discouraged: it gets lost, returns unpaid, and somebody carries it. */
public enum MeansOfPayment {
    TRANSFER,
    DIRECT_DEBIT,
    CARD,
    BILL,
    CHEQUE;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static MeansOfPayment of(String code) {
        return Coded.of(MeansOfPayment.class, code, "customers.means.unknown");
    }
}
