package org.maillon.steering;

import org.maillon.kernel.Code;

/** How old a debt is, in days past its due day; an item without due day counts as not due. The youngest comes first. */
public enum Age {
    NOT_DUE(Integer.MIN_VALUE, 0),
    D1_30(1, 30),
    D31_60(31, 60),
    D61_90(61, 90),
    OVER_90(91, Integer.MAX_VALUE);

    private final int from;
    private final int until;

    Age(int from, int until) {
        this.from = from;
        this.until = until;
    }

    /** Days late of the youngest. */
    int from() {
        return from;
    }

    /** Days late of the oldest. */
    int until() {
        return until;
    }

    /** As in addresses and text keys: not-due, d1-30 … */
    public String code() {
        return Code.of(this);
    }

    /** @throws IllegalArgumentException where no age has this code */
    public static Age of(String code) {
        return Code.read(Age.class, code);
    }
}
