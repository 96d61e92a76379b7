package org.maillon.sales;

import java.util.Optional;

/**
 * A line of an order as it stands.
 *
 * @param number kept from version to version
 * @param item the code of the catalogue's item, where it is one
 * @param unitPriceCents without tax
 * @param netCents quantity times price, rounded to the cent
 * @param delivered what of it the customer has had
 */
public record OrderLine(
        int number,
        Optional<String> item,
        String description,
        String unit,
        Quantity quantity,
        long unitPriceCents,
        TaxRate taxRate,
        long netCents,
        Quantity delivered) {
    /** What is still to be delivered. */
    public Quantity left() {
        return quantity.less(delivered);
    }

    /** The part of it that the customer has had. */
    NewLine had() {
        return new NewLine(item, description, unit, delivered, unitPriceCents, taxRate);
    }

    NewLine asked() {
        return new NewLine(item, description, unit, quantity, unitPriceCents, taxRate);
    }
}
