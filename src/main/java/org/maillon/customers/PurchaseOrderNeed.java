package org.maillon.customers;

import org.maillon.kernel.Code;

/** Whether the customer's own order number is asked for: always, never, or as the company's rules by sector and amount say. */
public enum PurchaseOrderNeed {
    REQUIRED,
    NOT_REQUIRED,
    BY_RULE;

    public String code() {
        return Code.of(this);
    }

    public static PurchaseOrderNeed of(String code) {
        return Coded.of(PurchaseOrderNeed.class, code, "customers.purchase-order.unknown");
    }
}
