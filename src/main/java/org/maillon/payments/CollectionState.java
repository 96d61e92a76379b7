package org.maillon.payments;

import java.util.Set;
import org.maillon.kernel.Code;

/** Where a collection stands. */
public enum CollectionState {
    /** To be collected; the customer is being told. */
    PROPOSED,
    /** In a file that nobody has given to the bank yet. */
    FILED,
    /** With our bank. */
    PRESENTED,
    /** The money is on our account. */
    COLLECTED,
    /** Refused by a bank before any money moved. */
    REJECTED,
    /** Sent back or refunded after it was due. */
    RETURNED,
    /** Taken out by us: paid, disputed or promised meanwhile, or by a person. */
    WITHDRAWN;

    /** As in the database and over HTTP: {@code proposed}. */
    public String code() {
        return Code.of(this);
    }

    static CollectionState of(String code) {
        return Code.read(CollectionState.class, code);
    }

    /** From which states a bank's word may lead here. */
    Set<CollectionState> from() {
        return switch (this) {
            case COLLECTED -> Set.of(FILED, PRESENTED);
            case REJECTED -> Set.of(FILED, PRESENTED);
            case RETURNED -> Set.of(FILED, PRESENTED, COLLECTED);
            case PROPOSED, FILED, PRESENTED, WITHDRAWN -> Set.of();
        };
    }
}
