package org.maillon.registers;

import org.maillon.kernel.Code;

/** Whether a company still exists, as far as registers say. */
public enum Standing {
    ACTIVE,
    /** It exists, and no place of business of it is open. */
    DORMANT,
    CLOSED,
    /** No register said so. */
    UNKNOWN;

    public String code() {
        return Code.of(this);
    }
}
