package org.maillon.ledger;

import java.time.LocalDate;
import org.maillon.kernel.Code;

/** A part of a credit laid on an open item, and why. Amounts in minor units, positive. */
public record Match(long openItem, long credit, long cents, LocalDate effectiveOn, Origin origin) {
    /** Who or what said that the two belong together; the last three are deduced and give way to a letter. */
    public enum Origin {
        LETTERED,
        LETTERED_PARTLY,
        REFERENCE,
        AMOUNT,
        OLDEST,
        PERSON;

        public String stored() {
            return Code.of(this);
        }
    }
}
