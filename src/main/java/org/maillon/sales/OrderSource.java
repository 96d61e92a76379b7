package org.maillon.sales;

import org.maillon.kernel.Code;

/** How an order came in; its name is {@code sales.source.<code>}. */
public enum OrderSource {
    HAND,
    /** Said, not written: only the customer's acknowledgement makes it a proof. */
    PHONE,
    QUOTE,
    FILE,
    UBL,
    API;

    public String code() {
        return Code.of(this);
    }

    static OrderSource of(String code) {
        return Code.read(OrderSource.class, code);
    }
}
