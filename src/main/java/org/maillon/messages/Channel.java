package org.maillon.messages;

import java.util.Locale;

/** How a message travels. */
public enum Channel {
    EMAIL,
    SMS,
    LETTER,
    /** A letter whose delivery is proved by its tracking number. */
    REGISTERED;

    /** As in the database and over HTTP: {@code email}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The channel of such a code; any other word is refused. */
    public static Channel of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public boolean isPaper() {
        return this == LETTER || this == REGISTERED;
    }
}
