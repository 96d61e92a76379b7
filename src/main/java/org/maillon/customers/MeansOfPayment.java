package org.maillon.customers;

import org.maillon.kernel.Code;

/** How a customer is to pay. A cheque is still met, and discouraged: it gets lost, returns unpaid, and somebody carries it. */
public enum MeansOfPayment {
    TRANSFER,
    DIRECT_DEBIT,
    CARD,
    BILL,
    CHEQUE;

    public String code() {
        return Code.of(this);
    }

    public static MeansOfPayment of(String code) {
        return Coded.of(MeansOfPayment.class, code, "customers.means.unknown");
    }
}
