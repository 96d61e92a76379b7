package org.maillon.claims;

import java.time.LocalDate;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Money;

/** A part of the debt, paid on a day. A credit note is no payment: it makes the principal smaller from the start. */
public record PartPayment(Money amount, LocalDate receivedOn) {
    public PartPayment {
        if (!amount.isPositive()) throw new InvalidValue("claims.part.not-positive", receivedOn.toString());
    }
}
