package org.maillon.webhooks;

import java.util.Locale;

/** Where a delivery stands. */
public enum WebhookState {
    QUEUED,
    /** Answered with 2xx. */
    DELIVERED,
    /** Tried as often as it is worth; a person may have it sent again. */
    FAILED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of such a code; refuses any other word. */
    public static WebhookState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
