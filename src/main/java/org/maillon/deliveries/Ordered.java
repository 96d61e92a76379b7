package org.maillon.deliveries;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.maillon.sales.Order;
import org.maillon.sales.OrderLine;

/**
 * An order as a delivery sees it: what was ordered, and what of it came before or is under way.
 *
 * @param overPercent how much more of a line may come than was ordered
 */
record Ordered(Order order, List<OrderLine> lines, Map<Integer, BigDecimal> underWay, int overPercent) {
    /** What of a line can still be delivered. */
    BigDecimal left(OrderLine line) {
        return line.left()
                .value()
                .subtract(underWay.getOrDefault(line.number(), BigDecimal.ZERO))
                .max(BigDecimal.ZERO);
    }

    /** The most that may come of a line without saying that it is meant. */
    BigDecimal most(OrderLine line) {
        var more = line.quantity().value().multiply(BigDecimal.valueOf(overPercent, 2));
        return left(line).add(more);
    }
}
