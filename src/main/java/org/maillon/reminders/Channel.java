package org.maillon.reminders;

import org.maillon.kernel.Code;

/** How a step reaches the customer: by a message, or by a person who is given a task. */
public enum Channel {
    EMAIL,
    SMS,
    LETTER,
    REGISTERED,
    CALL,
    MANUAL;

    /** As it is stored and as other programs read it. */
    public String code() {
        return Code.of(this);
    }

    public static Channel of(String code) {
        return Code.read(Channel.class, code);
    }

    /** Whether somebody does it by hand: a task is opened and no message leaves. */
    public boolean isTask() {
        return this == CALL || this == MANUAL;
    }
}
