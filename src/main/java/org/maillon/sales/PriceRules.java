package org.maillon.sales;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Which price holds on a day, and which periods get in each other's way. */
final class PriceRules {
    /** From a day until another, both counted; without end where that is empty. */
    record Period(LocalDate fromOn, Optional<LocalDate> untilOn) {
        boolean holds(LocalDate day) {
            return !day.isBefore(fromOn) && untilOn.filter(day::isAfter).isEmpty();
        }

        boolean overlaps(Period other) {
            return !endsBefore(other.fromOn) && !other.endsBefore(fromOn);
        }

        private boolean endsBefore(LocalDate day) {
            return untilOn.filter(day::isAfter).isPresent();
        }
    }

    /** A condition that was approved and holds: on an item or on all, a price or a discount. */
    record Agreed(boolean onItem, OptionalLong priceCents, OptionalInt discountBasisPoints) {}

    private PriceRules() {}

    /** The first period that shares a day with the new one. */
    static Optional<Period> overlapping(List<Period> known, Period added) {
        return known.stream().filter(added::overlaps).min(Comparator.comparing(Period::fromOn));
    }

    /** What was agreed on the item goes before what was agreed on all; a price before a discount; else the list. */
    static OptionalLong agreed(OptionalLong listCents, List<Agreed> conditions) {
        var best = conditions.stream()
                .min(Comparator.comparing((Agreed each) -> !each.onItem)
                        .thenComparing(each -> each.priceCents.isEmpty()));
        if (best.isEmpty()) return listCents;
        if (best.get().priceCents.isPresent()) return best.get().priceCents;
        if (listCents.isEmpty()) return listCents;
        return OptionalLong.of(
                discounted(listCents.getAsLong(), best.get().discountBasisPoints.orElse(0)));
    }

    /** A price less hundredths of a per cent, rounded half up to the cent. */
    static long discounted(long cents, int basisPoints) {
        return BigDecimal.valueOf(cents)
                .multiply(BigDecimal.valueOf(10_000L - basisPoints))
                .divide(BigDecimal.valueOf(10_000), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
