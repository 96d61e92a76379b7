package org.maillon.sales;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Something the company sells.
 *
 * @param costCents what it costs the company, a unit; empty where unknown
 * @param available how much is there; empty where nobody counts
 * @param leadDays days until more is there
 * @param listCents the price of the day asked about; empty where the list has none
 */
public record Item(
        long id,
        String code,
        String name,
        String unit,
        TaxRate taxRate,
        OptionalLong costCents,
        Optional<Quantity> available,
        OptionalInt leadDays,
        OptionalLong listCents) {}
