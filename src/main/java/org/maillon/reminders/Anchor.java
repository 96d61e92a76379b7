package org.maillon.reminders;

import org.maillon.kernel.Code;

/** The day from which a step counts its days. */
public enum Anchor {
    /** The day the item is due. */
    DUE,
    /** The day of the invoice. */
    ISSUED,
    /** The day the step before it was said, or should have been. */
    PREVIOUS,
    /** The last day of the month in which the item is due. */
    MONTH_END;

    /** As it is stored and as other programs read it: {@code month-end}. */
    public String code() {
        return Code.of(this);
    }

    public static Anchor of(String code) {
        return Code.read(Anchor.class, code);
    }
}
