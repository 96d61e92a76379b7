package org.maillon.sales;

import org.maillon.access.Permission;
import org.maillon.kernel.Code;

/** How an order departs from what was agreed, and what whoever lets it pass must be allowed. */
public enum DeviationKind {
    /** Another price than the price list, or the conditions agreed with the customer, say on the day of the order. */
    PRICE(Permission.WAIVE),
    /** Less is earned than the company wants to earn at least. */
    MARGIN(Permission.WAIVE),
    /** More than is there, and nobody said how long it takes. */
    AVAILABILITY(Permission.EDIT_ACCOUNTS),
    /** Wanted before it can be there. */
    LEAD_TIME(Permission.EDIT_ACCOUNTS),
    /** The customer pays nothing without its order number, and there is none. */
    PURCHASE_ORDER(Permission.WAIVE);

    private final Permission needed;

    DeviationKind(Permission needed) {
        this.needed = needed;
    }

    public Permission needed() {
        return needed;
    }

    /** As in the database, over HTTP and in the keys of sentences: {@code lead-time}. */
    public String code() {
        return Code.of(this);
    }

    public static DeviationKind of(String code) {
        return Code.read(DeviationKind.class, code);
    }
}
