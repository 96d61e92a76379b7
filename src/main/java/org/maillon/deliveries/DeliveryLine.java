package org.maillon.deliveries;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A line of a delivery note.
 *
 * @param number from 1
 * @param delivered what was taken, known once it was signed
 * @param unitPriceCents net
 */
public record DeliveryLine(
        int number,
        OptionalInt orderLine,
        String code,
        String description,
        String unit,
        BigDecimal quantity,
        Optional<BigDecimal> delivered,
        OptionalLong unitPriceCents,
        BigDecimal taxRate) {}
