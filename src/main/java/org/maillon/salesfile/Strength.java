package org.maillon.salesfile;

import java.util.Locale;

/** How well a file would stand before a court; its name is {@code salesfile.strength.<code>}. */
public enum Strength {
    STRONG,
    FAIR,
    WEAK;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
