package org.maillon.sales;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.maillon.sales.OrderTotals.TaxAmount;

/** What lines come to. */
public final class TotalRules {
    private TotalRules() {}

    /** Of the lines of an order as they stand. */
    public static OrderTotals ofLines(List<OrderLine> lines) {
        return of(lines.stream().map(OrderLine::asked).toList());
    }

    public static OrderTotals of(List<NewLine> lines) {
        var nets = new TreeMap<TaxRate, Long>(
                Comparator.comparing(TaxRate::percent).reversed());
        for (var line : lines) nets.merge(line.taxRate(), line.netCents(), Math::addExact);
        var taxes = nets.entrySet().stream()
                .map(each -> new TaxAmount(
                        each.getKey(), each.getValue(), each.getKey().on(each.getValue())))
                .toList();
        return new OrderTotals(nets.values().stream().mapToLong(Long::longValue).sum(), taxes);
    }
}
