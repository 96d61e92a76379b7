package org.maillon.customers;

import org.maillon.kernel.Code;

/** What is sold, where the law sets payment terms of their own for it (Code de commerce, art. L441-11 II). */
public enum Goods {
    GENERAL,
    /** Carriage by road, hire of vehicles, forwarding, customs agents. */
    TRANSPORT,
    /** Perishable food, frozen meat and fish, ready meals, preserves. */
    PERISHABLE_FOOD,
    /** Live cattle and fresh meat. */
    MEAT,
    /** Drinks that bear consumption duty. */
    ALCOHOL,
    /** Grapes, musts and wines. */
    WINE;

    public String code() {
        return Code.of(this);
    }

    public static Goods of(String code) {
        return Coded.of(Goods.class, code, "customers.goods.unknown");
    }
}
