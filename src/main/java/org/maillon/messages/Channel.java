package org.maillon.messages;

import org.maillon.kernel.Code;

/** How a message travels. */
public enum Channel {
    EMAIL,
    SMS,
    LETTER,
    /** A letter whose delivery is proved by its tracking number. */
    REGISTERED;

    /** As in the database and over HTTP: {@code email}. */
    public String code() {
        return Code.of(this);
    }

    /** The channel of such a code; any other word is refused. */
    public static Channel of(String code) {
        return Code.read(Channel.class, code);
    }

    public boolean isPaper() {
        return this == LETTER || this == REGISTERED;
    }
}
