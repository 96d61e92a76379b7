package org.maillon.deliveries;

import java.math.BigDecimal;
import java.util.List;

/**
 * The order a delivery is of.
 *
 * @param number ours
 * @param purchaseOrder the customer's number; empty where it gave none
 */
public record Ordered(long id, String number, String purchaseOrder, List<Line> lines) {
    public Ordered {
        lines = List.copyOf(lines);
    }

    /** How much of a line was ordered. */
    public record Line(int number, String description, BigDecimal quantity) {}
}
