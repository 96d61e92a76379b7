package org.maillon.deliveries;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** How much may be delivered, what a reserve takes away of it, and what it is worth. */
final class DeliveryRules {
    private DeliveryRules() {}

    /** A line that would deliver more than is left of what was ordered. */
    record Beyond(String description, BigDecimal left) {}

    /** The first line of the order of which more would be delivered than ordered; empty where none is. */
    static Optional<Beyond> beyond(Ordered order, List<NewLine> lines) {
        var now = new HashMap<Integer, BigDecimal>();
        for (var line : lines)
            line.orderLine().ifPresent(number -> now.merge(number, line.quantity(), BigDecimal::add));
        for (var line : order.lines()) {
            var left = order.left(line);
            if (now.getOrDefault(line.number(), BigDecimal.ZERO).compareTo(order.most(line)) > 0)
                return Optional.of(new Beyond(line.description(), left));
        }
        return Optional.empty();
    }

    /** What was taken of a line: all of it but what was missing or was another article. */
    static BigDecimal delivered(DeliveryLine line, List<Reserve> reserves) {
        var less = reserves.stream()
                .filter(reserve -> isAbout(reserve, line))
                .filter(reserve -> reserve.kind() == ReserveKind.MISSING || reserve.kind() == ReserveKind.WRONG)
                .map(reserve -> reserve.quantity().orElse(line.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return line.quantity().subtract(less).max(BigDecimal.ZERO);
    }

    /** Of which lines more is reserved than came; a reserve on a line that is not there is one, too. */
    static Optional<Reserve> impossible(List<DeliveryLine> lines, List<Reserve> reserves) {
        return reserves.stream()
                .filter(reserve -> reserve.line().isPresent())
                .filter(reserve -> lines.stream()
                        .filter(line -> isAbout(reserve, line))
                        .noneMatch(line -> reserved(line, reserves).compareTo(line.quantity()) <= 0))
                .findFirst();
    }

    private static BigDecimal reserved(DeliveryLine line, List<Reserve> reserves) {
        return reserves.stream()
                .filter(reserve -> isAbout(reserve, line))
                .map(reserve -> reserve.quantity().orElse(line.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What a reserve is worth with tax, in minor units; 0 where its line has no price, or it is about the whole. */
    static long worthCents(Reserve reserve, List<DeliveryLine> lines) {
        return lines.stream()
                .filter(line -> isAbout(reserve, line) && line.unitPriceCents().isPresent())
                .mapToLong(line -> worthCents(reserve, line))
                .sum();
    }

    private static long worthCents(Reserve reserve, DeliveryLine line) {
        var tax = BigDecimal.ONE.add(line.taxRate().movePointLeft(2));
        return reserve.quantity()
                .orElse(line.quantity())
                .multiply(BigDecimal.valueOf(line.unitPriceCents().getAsLong()))
                .multiply(tax)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static boolean isAbout(Reserve reserve, DeliveryLine line) {
        return reserve.line().isPresent() && reserve.line().getAsInt() == line.number();
    }
}
