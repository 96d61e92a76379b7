package org.maillon.desk;

import java.util.Locale;

/** How a state feels; colour only repeats what its words say. */
public enum Tone {
    PLAIN,
    OK,
    SOON,
    LATE,
    DISPUTE;

    /** The class in the style sheet. */
    public String style() {
        return name().toLowerCase(Locale.ROOT);
    }
}
