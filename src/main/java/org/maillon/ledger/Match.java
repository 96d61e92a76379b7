package org.maillon.ledger;

import java.time.LocalDate;
import org.maillon.kernel.Code;

/**
 * A part of a credit laid on an open item, and why. Amounts in minor units, positive.
 *
 * @param subject what it is laid for, such as the number of an order; empty where nothing is named
 */
public record Match(long openItem, long credit, long cents, LocalDate effectiveOn, Origin origin, String subject) {
    public Match(long openItem, long credit, long cents, LocalDate effectiveOn, Origin origin) {
        this(openItem, credit, cents, effectiveOn, origin, "");
    }

    /**
     * Who or what said that the two belong together; reference, amount and oldest are deduced, and they and a deposit give
     * way to a letter.
     */
    public enum Origin {
        LETTERED,
        LETTERED_PARTLY,
        REFERENCE,
        AMOUNT,
        OLDEST,
        PERSON,
        /** Paid beforehand for the order that the invoice names. */
        DEPOSIT;

        public String stored() {
            return Code.of(this);
        }
    }
}
