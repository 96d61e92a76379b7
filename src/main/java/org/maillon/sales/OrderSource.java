package org.maillon.sales;

import java.util.Locale;

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
        return name().toLowerCase(Locale.ROOT);
    }

    static OrderSource of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
