package org.maillon.messages;

/** What a person decides about a message whose answer was lost, or that failed. */
public enum Settlement {
    /** Queue it again; for one in doubt or failed. */
    RESEND,
    /** It did arrive; for one in doubt. */
    SENT
}
