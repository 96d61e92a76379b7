package org.maillon.portal;

import java.util.Locale;

/** What a link was written for: a courtesy contact, a reminder, an invitation to a page, or a person who asked for it. */
public enum LinkPurpose {
    COURTESY,
    REMINDER,
    INVITATION,
    PERSON;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LinkPurpose of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
