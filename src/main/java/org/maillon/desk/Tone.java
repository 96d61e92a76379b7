package org.maillon.desk;

import org.maillon.kernel.Code;

/** How a state feels; colour only repeats what its words say. */
public enum Tone {
    PLAIN,
    OK,
    SOON,
    LATE,
    DISPUTE;

    /** The class in the style sheet. */
    public String style() {
        return Code.of(this);
    }
}
