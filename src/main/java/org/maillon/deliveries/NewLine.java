package org.maillon.deliveries;

import java.math.BigDecimal;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.maillon.kernel.InvalidValue;

/**
 * A line of a delivery to be written.
 *
 * @param orderLine the number of the order's line it delivers; empty for what was not ordered
 * @param quantity more than 0, at most four decimals
 * @param unit as printed, such as {@code kg}; may be empty
 * @param unitPriceCents net, what a reserve is worth by; empty where no price is known
 * @param taxRate in per cent
 */
public record NewLine(
        OptionalInt orderLine,
        String code,
        String description,
        String unit,
        BigDecimal quantity,
        OptionalLong unitPriceCents,
        BigDecimal taxRate) {
    public NewLine {
        code = SignedText.line(code, 60, "deliveries.code.long");
        description = SignedText.line(description, 500, "deliveries.description.long");
        unit = SignedText.line(unit, 30, "deliveries.unit.long");
        quantity = Quantities.read(quantity);
        if (description.isEmpty()) throw new InvalidValue("deliveries.description.missing");
        if (unitPriceCents.isPresent() && unitPriceCents.getAsLong() < 0) throw new InvalidValue("deliveries.price");
        if (taxRate.signum() < 0 || taxRate.compareTo(BigDecimal.valueOf(30)) > 0 || taxRate.scale() > 2)
            throw new InvalidValue("deliveries.tax-rate");
    }

    /** One without order or price. */
    public static NewLine of(String description, String unit, BigDecimal quantity) {
        return new NewLine(OptionalInt.empty(), "", description, unit, quantity, OptionalLong.empty(), BigDecimal.ZERO);
    }

    /** The same line with another quantity. */
    public NewLine of(BigDecimal other) {
        return new NewLine(orderLine, code, description, unit, other, unitPriceCents, taxRate);
    }
}
