package org.maillon.steering;

import org.maillon.kernel.Code;

/** The order in which customers are listed. */
public enum AccountOrder {
    OVERDUE,
    OWED,
    OLDEST,
    NAME;

    public String code() {
        return Code.of(this);
    }

    /** Any other word means the usual order, by what is overdue. */
    public static AccountOrder of(String code) {
        for (var order : values()) if (order.code().equals(code)) return order;
        return OVERDUE;
    }
}
