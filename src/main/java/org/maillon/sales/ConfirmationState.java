package org.maillon.sales;

import org.maillon.kernel.Code;

/** How far the customer has confirmed in writing what we understood; its name is {@code sales.confirmation.<code>}. */
public enum ConfirmationState {
    /** Nothing was sent for this version. */
    NONE,
    SENT,
    ACKNOWLEDGED,
    /** The customer said that something is wrong. */
    OBJECTED;

    public String code() {
        return Code.of(this);
    }
}
