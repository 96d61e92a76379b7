package org.maillon.payments;

import org.maillon.kernel.Code;

/** Whether a mandate may be used. */
public enum MandateState {
    ACTIVE,
    /** Taken back by the customer or by us, or used for the last time it was good for. */
    REVOKED,
    /** Nothing was collected under it for 36 months. */
    EXPIRED;

    /** As in the database and over HTTP: {@code active}. */
    public String code() {
        return Code.of(this);
    }
}
