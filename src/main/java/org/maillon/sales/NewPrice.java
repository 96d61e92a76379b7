package org.maillon.sales;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.maillon.kernel.InvalidValue;

/**
 * A price of the list.
 *
 * @param item the code of an item
 * @param priceCents without tax, 0 or more
 * @param untilOn its last day; empty for no end
 */
public record NewPrice(String item, Currency currency, long priceCents, LocalDate fromOn, Optional<LocalDate> untilOn) {
    public NewPrice {
        item = item.strip();
        if (priceCents < 0) throw new InvalidValue("sales.price.negative", Long.toString(priceCents));
        if (untilOn.filter(fromOn::isAfter).isPresent()) throw new InvalidValue("sales.period.backwards");
    }

    PriceRules.Period period() {
        return new PriceRules.Period(fromOn, untilOn);
    }
}
