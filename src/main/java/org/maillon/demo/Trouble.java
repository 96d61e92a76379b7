package org.maillon.demo;

import org.maillon.kernel.Code;

/** The stories of the demonstration: one account each, and what is worth looking at. */
public enum Trouble {
    EXCELLENT_PAYER,
    LARGE_RETAILER,
    WORSENING,
    SECOND_REMINDER,
    IN_CREDIT,
    DEPOSIT,
    DOUBTFUL,
    WRITTEN_OFF,
    BOUNCING,
    PUBLIC_BODY,
    LATE_FLEMISH,
    NETS_CREDIT_NOTES,
    PAID_TWICE,
    MANY_SMALL,
    HUGE_LATE,
    BRAND_NEW,
    NO_EMAIL,
    MALFORMED_EMAIL;

    /** Key of its short name; its sentence of what to look at stands under the same key with {@code .look}. */
    public String key() {
        return "demo.trouble." + Code.of(this);
    }
}
