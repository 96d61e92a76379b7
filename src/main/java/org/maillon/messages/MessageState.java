package org.maillon.messages;

import org.maillon.kernel.Code;

/** Where a message stands; a mail server's acceptance is {@code SENT}, its arrival {@code DELIVERED}. */
public enum MessageState {
    QUEUED,
    SENT,
    DELIVERED,
    /** Somebody opened the link in it. */
    OPENED,
    /** Somebody wrote back. */
    REPLIED,
    BOUNCED,
    FAILED,
    CANCELLED,
    /** Given away, but the answer was lost: never sent again by itself, a person settles it. */
    IN_DOUBT;

    /** As in the database and over HTTP: {@code in-doubt}. */
    public String code() {
        return Code.of(this);
    }

    /** The state of such a code; refuses any other word. */
    public static MessageState of(String code) {
        return Code.read(MessageState.class, code);
    }
}
