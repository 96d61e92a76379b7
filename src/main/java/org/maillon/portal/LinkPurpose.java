package org.maillon.portal;

import org.maillon.kernel.Code;

/** What a link was written for: a courtesy contact, a reminder, an invitation to a page, or a person who asked for it. */
public enum LinkPurpose {
    COURTESY,
    REMINDER,
    INVITATION,
    PERSON;

    public String code() {
        return Code.of(this);
    }

    static LinkPurpose of(String code) {
        return Code.read(LinkPurpose.class, code);
    }
}
