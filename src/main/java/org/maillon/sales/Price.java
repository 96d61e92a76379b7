package org.maillon.sales;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.maillon.kernel.Money;

/** A price of the list, without tax, and for how long it holds. */
public record Price(
        long id,
        String item,
        Currency currency,
        long priceCents,
        LocalDate fromOn,
        Optional<LocalDate> untilOn,
        String enteredBy) {
    public Money money() {
        return new Money(priceCents, currency);
    }

    PriceRules.Period period() {
        return new PriceRules.Period(fromOn, untilOn);
    }
}
