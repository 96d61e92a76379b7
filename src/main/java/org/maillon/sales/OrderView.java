package org.maillon.sales;

import java.util.List;
import org.maillon.portal.PortalFrame;

/**
 * The confirmation of an order as its customer reads it.
 *
 * @param answerable whether it waits for the customer's word
 * @param said what became of it, in words; may be empty
 * @param name as typed before, where something was wrong
 */
public record OrderView(
        PortalFrame frame,
        Order order,
        List<OrderLine> lines,
        OrderTotals totals,
        List<Deposit> deposits,
        boolean answerable,
        String said,
        String problem,
        String name,
        String as,
        String objection) {
    public String path() {
        return "orders/" + order.id();
    }

    /** What is asked beforehand, in words. */
    public String deposit(Deposit deposit) {
        return SalesPaper.deposit(frame.words(), deposit, order.currency());
    }

    public String address(String part) {
        return frame.base() + "/" + path() + "/" + part;
    }
}
