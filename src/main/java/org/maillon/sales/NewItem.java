package org.maillon.sales;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.maillon.kernel.InvalidValue;

/**
 * An item as it is to stand in the catalogue, new or in the place of the one of its code.
 *
 * @param code 1 to 60 characters
 * @param name 1 to 500 characters
 * @param unit 1 to 20 characters
 * @param leadDays 0 to 999
 */
public record NewItem(
        String code,
        String name,
        String unit,
        TaxRate taxRate,
        OptionalLong costCents,
        Optional<Quantity> available,
        OptionalInt leadDays) {
    public NewItem {
        code = code.strip();
        name = name.strip();
        unit = unit.strip();
        if (code.isEmpty() || code.length() > 60) throw new InvalidValue("sales.item.code");
        if (name.isEmpty() || name.length() > 500) throw new InvalidValue("sales.line.description");
        if (unit.isEmpty() || unit.length() > 20) throw new InvalidValue("sales.line.unit");
        if (costCents.orElse(0) < 0) throw new InvalidValue("sales.price.negative", Long.toString(costCents.orElse(0)));
        int lead = leadDays.orElse(0);
        if (lead < 0 || lead > 999) throw new InvalidValue("sales.item.lead", Integer.toString(lead));
    }
}
