package org.maillon.reminders;

/** How a message speaks, the mildest first. */
public enum Tone {
    COURTESY,
    FIRST,
    SECOND,
    THIRD
}
