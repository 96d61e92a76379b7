package org.maillon.sales;

import java.time.Instant;
import java.util.Currency;
import org.maillon.kernel.Money;

/** What was done with an order and what it came to; the act's name is {@code sales.act.<act>}. */
public record OrderChange(
        int number,
        String act,
        OrderState state,
        int version,
        long grossCents,
        Currency currency,
        String who,
        String why,
        Instant at) {
    public Money gross() {
        return new Money(grossCents, currency);
    }
}
