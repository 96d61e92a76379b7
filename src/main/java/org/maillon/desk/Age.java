package org.maillon.desk;

import java.util.Locale;

/** How old a debt is, in days past its due day; an item without due day counts as not due. The order is that of the bar. */
public enum Age {
    NOT_DUE,
    D1_30,
    D31_60,
    D61_90,
    OVER_90;

    /** As in addresses and text keys: not-due, d1-30 … */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException where no age has this code */
    static Age of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
