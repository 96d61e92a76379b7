package org.maillon.deliveries;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.maillon.evidence.Author;
import org.maillon.kernel.TenantId;
import org.maillon.sales.Actor;
import org.maillon.sales.Orders;
import org.maillon.sales.Quantity;
import org.springframework.stereotype.Component;

/**
 * Tells an order what was taken of it, and credit through it. What came beyond the order stands on the note alone: the order
 * counts what was ordered.
 */
@Component
class OrderDeliveries {
    private final Orders orders;

    OrderDeliveries(Orders orders) {
        this.orders = orders;
    }

    void record(TenantId tenant, DeliveryNote note, List<DeliveryLine> lines, Author by) {
        if (note.order().isEmpty()) return;
        long order = note.order().getAsLong();
        var taken = taken(lines);
        var counted = new HashMap<Integer, Quantity>();
        for (var line : orders.lines(tenant, order)) {
            var more = taken.getOrDefault(line.number(), BigDecimal.ZERO)
                    .min(line.left().value());
            if (more.signum() > 0) counted.put(line.number(), new Quantity(more));
        }
        if (!counted.isEmpty()) orders.recordDelivered(tenant, order, counted, new Actor(0, by.who(), by.from()));
    }

    private static Map<Integer, BigDecimal> taken(List<DeliveryLine> lines) {
        var taken = new HashMap<Integer, BigDecimal>();
        for (var line : lines)
            line.orderLine()
                    .ifPresent(
                            number -> taken.merge(number, line.delivered().orElse(BigDecimal.ZERO), BigDecimal::add));
        return taken;
    }
}
