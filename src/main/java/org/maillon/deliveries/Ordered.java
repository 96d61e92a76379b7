package org.maillon.deliveries;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.maillon.sales.Order;
import org.maillon.sales.OrderLine;

/** An order as a delivery sees it: what was ordered, and what of it came before or is under way. */
record Ordered(Order order, List<OrderLine> lines, Map<Integer, BigDecimal> underWay) {
    /** What of a line can still be delivered. */
    BigDecimal left(OrderLine line) {
        return line.left()
                .value()
                .subtract(underWay.getOrDefault(line.number(), BigDecimal.ZERO))
                .max(BigDecimal.ZERO);
    }
}
