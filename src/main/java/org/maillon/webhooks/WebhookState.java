package org.maillon.webhooks;

import org.maillon.kernel.Code;

/** Where a delivery stands. */
public enum WebhookState {
    QUEUED,
    /** Answered with 2xx. */
    DELIVERED,
    /** Tried as often as it is worth; a person may have it sent again. */
    FAILED;

    public String code() {
        return Code.of(this);
    }

    /** The state of such a code; refuses any other word. */
    public static WebhookState of(String code) {
        return Code.read(WebhookState.class, code);
    }
}
