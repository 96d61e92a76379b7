package org.maillon.payments;

import org.maillon.customers.AccountId;

/**
 * A part of what settles an item: the receipt's cash, a credit of the account, or what is written off.
 *
 * @param credit which, where the source is one; else 0
 * @param cents minor units, positive
 */
public record Laying(long openItem, AccountId account, Source source, long credit, long cents) {
    public enum Source {
        CASH,
        CREDIT,
        DISCOUNT,
        DIFFERENCE,
        FEE;

        boolean isWrittenOff() {
            return this == DISCOUNT || this == DIFFERENCE || this == FEE;
        }
    }
}
