package org.maillon.sales;

import org.maillon.kernel.Code;

/** Why an act on an order is not done; its sentence is {@code sales.refusal.<code>} with the order's state. */
public enum OrderRefusal {
    /** Over: nothing is changed any more. */
    ENDED,
    /** Kept back: first it must be accepted. */
    NOT_ACCEPTED,
    /** What was delivered cannot be cancelled; it is credited. */
    DELIVERED_IN_PART,
    /** Less is asked for than was delivered. */
    BELOW_DELIVERED,
    /** More is delivered than was ordered. */
    ABOVE_ORDERED,
    NOT_ENDED,
    /** Nothing was sent that could be acknowledged, or another version was. */
    NOTHING_TO_ACKNOWLEDGE,
    ALREADY_ACKNOWLEDGED,
    /** The one who departed from the agreement does not approve it. */
    OWN_DEVIATION,
    NOT_ENTITLED,
    NO_DEVIATION,
    /** The quote was ordered before, is not accepted, or its days are over. */
    QUOTE_NOT_OPEN,
    NO_DEPOSIT,
    DEPOSIT_TOO_HIGH,
    /** A part of it stands on an invoice. */
    DEPOSIT_TAKEN_OFF,
    /** No deposit is left, or no invoice of the order is open. */
    NOTHING_TO_TAKE_OFF;

    public String code() {
        return Code.of(this);
    }
}
