package org.maillon.customers;

import java.util.Locale;

/** Whether the customer's own order number is asked for: always, never, or as the company's rules by sector and amount say. */
public enum PurchaseOrderNeed {
    REQUIRED,
    NOT_REQUIRED,
    BY_RULE;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static PurchaseOrderNeed of(String code) {
        return Coded.of(PurchaseOrderNeed.class, code, "customers.purchase-order.unknown");
    }
}
