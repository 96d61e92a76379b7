package org.maillon.sales;

import java.util.List;

/**
 * What lines come to, as the invoice will count it (EN 16931): each line rounded to the cent, then the tax of each rate
 * counted on the sum of its lines.
 */
public record OrderTotals(long netCents, List<TaxAmount> taxes) {
    /** The lines of one rate together. */
    public record TaxAmount(TaxRate rate, long netCents, long taxCents) {}

    public OrderTotals {
        taxes = List.copyOf(taxes);
    }

    public long taxCents() {
        return taxes.stream().mapToLong(TaxAmount::taxCents).sum();
    }

    public long grossCents() {
        return Math.addExact(netCents, taxCents());
    }
}
