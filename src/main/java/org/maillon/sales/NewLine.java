package org.maillon.sales;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.maillon.kernel.InvalidValue;

/**
 * A line as it is asked for.
 *
 * @param item the code of an item of the catalogue; empty where it is something else
 * @param description 1 to 500 characters
 * @param unit such as {@code kg} or {@code h}, 1 to 20 characters
 * @param quantity above 0
 * @param unitPriceCents without tax, 0 or more
 */
public record NewLine(
        Optional<String> item,
        String description,
        String unit,
        Quantity quantity,
        long unitPriceCents,
        TaxRate taxRate) {
    private static final BigDecimal MOST_CENTS = BigDecimal.valueOf(100_000_000_000_000L);

    public NewLine {
        item = item.map(String::strip).filter(code -> !code.isEmpty());
        description = description.strip();
        unit = unit.strip();
        if (description.isEmpty() || description.length() > 500) throw new InvalidValue("sales.line.description");
        if (unit.isEmpty() || unit.length() > 20) throw new InvalidValue("sales.line.unit");
        if (quantity.isZero()) throw new InvalidValue("sales.quantity.zero");
        if (unitPriceCents < 0) throw new InvalidValue("sales.price.negative", Long.toString(unitPriceCents));
        if (quantity.value().multiply(BigDecimal.valueOf(unitPriceCents)).compareTo(MOST_CENTS) > 0)
            throw new InvalidValue("sales.line.amount");
    }

    /** Quantity times price, rounded half up to the cent as on the invoice (EN 16931, BT-131). */
    public long netCents() {
        return quantity.value()
                .multiply(BigDecimal.valueOf(unitPriceCents))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
