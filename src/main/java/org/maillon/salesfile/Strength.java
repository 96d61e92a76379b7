package org.maillon.salesfile;

import org.maillon.kernel.Code;

/** How well a file would stand before a court; its name is {@code salesfile.strength.<code>}. */
public enum Strength {
    STRONG,
    FAIR,
    WEAK;

    public String code() {
        return Code.of(this);
    }
}
