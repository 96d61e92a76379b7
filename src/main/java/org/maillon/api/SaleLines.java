package org.maillon.api;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.InvalidValue;
import org.maillon.sales.NewLine;
import org.maillon.sales.OrderLine;
import org.maillon.sales.Quantity;
import org.maillon.sales.TaxRate;

/** The lines of orders and quotes over HTTP. */
final class SaleLines {
    private SaleLines() {}

    /** @param taxRate in per cent; @param unit {@code C62} (piece) where nothing is said */
    record Asked(
            @Nullable Integer number,
            @Nullable String item,
            @Nullable String description,
            @Nullable BigDecimal quantity,
            @Nullable String unit,
            @Nullable Long unitPriceCents,
            @Nullable BigDecimal taxRate) {}

    record Told(
            int number,
            @Nullable String item,
            String description,
            BigDecimal quantity,
            String unit,
            long unitPriceCents,
            BigDecimal taxRate,
            long netCents,
            BigDecimal deliveredQuantity) {
        static Told of(OrderLine line) {
            return new Told(
                    line.number(),
                    line.item().orElse(null),
                    line.description(),
                    new BigDecimal(line.quantity().plain()),
                    line.unit(),
                    line.unitPriceCents(),
                    new BigDecimal(line.taxRate().plain()),
                    line.netCents(),
                    new BigDecimal(line.delivered().plain()));
        }
    }

    /** What can be read; what cannot is told with its line, all at once. */
    static List<NewLine> read(Reading reading, @Nullable List<@Nullable Asked> lines) {
        var read = new ArrayList<NewLine>();
        if (lines == null) return read;
        for (int i = 0; i < lines.size(); i++) {
            var where = "lines[" + i + "]";
            try {
                line(reading, where, lines.get(i)).ifPresent(read::add);
            } catch (InvalidValue wrong) {
                reading.refused(where, wrong.in(reading.texts().language()));
            }
        }
        return read;
    }

    private static Optional<NewLine> line(Reading reading, String where, @Nullable Asked asked) {
        if (asked == null || asked.quantity == null) return missing(reading, where, "quantity");
        if (asked.unitPriceCents == null) return missing(reading, where, "unitPriceCents");
        if (asked.taxRate == null) return missing(reading, where, "taxRate");
        if (asked.description == null) return missing(reading, where, "description");
        return Optional.of(new NewLine(
                Optional.ofNullable(asked.item),
                asked.description,
                asked.unit == null || asked.unit.isBlank() ? "C62" : asked.unit,
                new Quantity(asked.quantity),
                asked.unitPriceCents,
                new TaxRate(asked.taxRate)));
    }

    private static Optional<NewLine> missing(Reading reading, String where, String field) {
        reading.wrong(where + "." + field, "api.wrong.absent", field);
        return Optional.empty();
    }
}
