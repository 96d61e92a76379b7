package org.maillon.sales;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;
import org.maillon.kernel.InvalidValue;

/**
 * A condition asked for: either a price, which needs an item, or a discount.
 *
 * @param discountBasisPoints in hundredths of a per cent, 1 to 10,000
 * @param reason at most 500 characters
 */
public record NewCondition(
        AccountId account,
        Optional<String> item,
        Currency currency,
        OptionalLong priceCents,
        OptionalInt discountBasisPoints,
        LocalDate fromOn,
        Optional<LocalDate> untilOn,
        String reason) {
    public NewCondition {
        item = item.map(String::strip).filter(code -> !code.isEmpty());
        reason = reason.strip();
        if (priceCents.isPresent() == discountBasisPoints.isPresent() || priceCents.isPresent() && item.isEmpty())
            throw new InvalidValue("sales.condition.what");
        if (priceCents.orElse(0) < 0)
            throw new InvalidValue("sales.price.negative", Long.toString(priceCents.orElse(0)));
        int discount = discountBasisPoints.orElse(1);
        if (discount < 1 || discount > 10_000) throw new InvalidValue("sales.condition.discount");
        if (untilOn.filter(fromOn::isAfter).isPresent()) throw new InvalidValue("sales.period.backwards");
        if (reason.length() > 500) throw new InvalidValue("sales.note.short");
    }

    PriceRules.Period period() {
        return new PriceRules.Period(fromOn, untilOn);
    }
}
