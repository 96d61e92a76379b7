package org.maillon.sales;

import java.util.List;
import org.maillon.portal.PortalFrame;

/**
 * A quote as its customer reads it.
 *
 * @param answerable whether a yes or no still counts
 * @param said what became of it, in words; may be empty
 * @param name as typed before, where something was wrong
 */
public record QuoteView(
        PortalFrame frame,
        Quote quote,
        List<OrderLine> lines,
        OrderTotals totals,
        boolean answerable,
        String said,
        String problem,
        String name,
        String as,
        String purchaseOrder) {
    public String path() {
        return "quotes/" + quote.id();
    }

    public String address(String part) {
        return frame.base() + "/" + path() + "/" + part;
    }
}
