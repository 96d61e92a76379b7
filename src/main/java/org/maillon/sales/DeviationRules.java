package org.maillon.sales;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where an order departs from the price list, the conditions agreed, the least margin, the stock, or lacks its number. */
final class DeviationRules {
    /** A deviation as found, before anybody answered for it. */
    record Found(DeviationKind kind, int line, String subject, String expected, String found) {}

    /** What is asked of an order as a whole. */
    record Asked(Optional<LocalDate> wantedOn, boolean lacksPurchaseOrder, int marginBasisPoints) {}

    private static final BigDecimal ALL = BigDecimal.valueOf(10_000);

    private DeviationRules() {}

    static List<Found> find(List<OrderLine> lines, Map<String, ItemFacts> items, Asked asked, LocalDate today) {
        var found = new ArrayList<Found>();
        if (asked.lacksPurchaseOrder) found.add(new Found(DeviationKind.PURCHASE_ORDER, 0, "", "", ""));
        var taken = new HashMap<String, Quantity>();
        for (var line : lines) {
            var item = line.item().map(items::get);
            if (item.isEmpty()) continue;
            price(line, item.get()).ifPresent(found::add);
            margin(line, item.get(), asked.marginBasisPoints).ifPresent(found::add);
            var together = taken.merge(item.get().code(), line.left(), Quantity::plus);
            supply(line, item.get(), together, asked.wantedOn, today).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Found> price(OrderLine line, ItemFacts item) {
        var agreed = item.agreedCents();
        if (agreed.isPresent() && agreed.getAsLong() == line.unitPriceCents()) return Optional.empty();
        var expected = agreed.isPresent() ? Long.toString(agreed.getAsLong()) : "";
        return Optional.of(found(DeviationKind.PRICE, line, expected, Long.toString(line.unitPriceCents())));
    }

    private static Optional<Found> margin(OrderLine line, ItemFacts item, int leastBasisPoints) {
        if (item.costCents().isEmpty() || leastBasisPoints == 0) return Optional.empty();
        int margin = marginBasisPoints(line.unitPriceCents(), item.costCents().getAsLong());
        if (margin >= leastBasisPoints) return Optional.empty();
        return Optional.of(
                found(DeviationKind.MARGIN, line, Integer.toString(leastBasisPoints), Integer.toString(margin)));
    }

    /** The share of the price that is earned, in hundredths of a per cent; as low as it gets where something is given away. */
    static int marginBasisPoints(long priceCents, long costCents) {
        if (priceCents == 0) return costCents == 0 ? 0 : -ALL.intValue();
        return BigDecimal.valueOf(priceCents - costCents)
                .multiply(ALL)
                .divide(BigDecimal.valueOf(priceCents), 0, RoundingMode.FLOOR)
                .max(ALL.negate())
                .intValueExact();
    }

    private static Optional<Found> supply(
            OrderLine line, ItemFacts item, Quantity together, Optional<LocalDate> wantedOn, LocalDate today) {
        if (item.available().isPresent() && together.compareTo(item.available().get()) <= 0) return Optional.empty();
        if (item.leadDays().isPresent()) {
            var earliest = today.plusDays(item.leadDays().getAsInt());
            return wantedOn.filter(earliest::isAfter)
                    .map(wanted -> found(DeviationKind.LEAD_TIME, line, earliest.toString(), wanted.toString()));
        }
        return item.available().map(there -> found(DeviationKind.AVAILABILITY, line, there.plain(), together.plain()));
    }

    private static Found found(DeviationKind kind, OrderLine line, String expected, String found) {
        return new Found(kind, line.number(), line.item().orElse(line.description()), expected, found);
    }
}
