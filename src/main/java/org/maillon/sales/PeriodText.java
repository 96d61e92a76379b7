package org.maillon.sales;

/** A period in figures every language reads: {@code 2026-01-01 – 2026-06-30}, an end left open as {@code …}. */
final class PeriodText {
    private PeriodText() {}

    static String of(PriceRules.Period period) {
        return period.fromOn() + " – " + period.untilOn().map(Object::toString).orElse("…");
    }
}
