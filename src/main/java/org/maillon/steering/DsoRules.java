package org.maillon.steering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Days sales outstanding, three ways; amounts in minor units, days with two decimals. */
final class DsoRules {
    static final int DAYS_OF_SALES = 365;

    private DsoRules() {}

    /** What came and went on one day: the change of the receivables without doubtful ones, and the sales with tax. */
    record Day(LocalDate on, long receivablesCents, long salesCents) {}

    static Dso count(SortedMap<LocalDate, Day> history, long notDueCents, LocalDate asOf) {
        var until = history.headMap(asOf.plusDays(1));
        if (until.isEmpty()) return new Dso(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        long receivables =
                until.values().stream().mapToLong(Day::receivablesCents).sum();
        int days = daysOfSales(until.firstKey(), asOf);
        long sales = until.tailMap(asOf.minusDays(days - 1L)).values().stream()
                .mapToLong(Day::salesCents)
                .sum();
        var simple = simple(receivables, sales, days);
        var best = simple(Math.min(notDueCents, receivables), sales, days);
        return new Dso(
                simple,
                countBack(receivables, byMonth(until), asOf),
                best,
                simple.flatMap(all -> best.map(all::subtract)));
    }

    static int daysOfSales(LocalDate first, LocalDate asOf) {
        return (int) Math.min(DAYS_OF_SALES, asOf.toEpochDay() - first.toEpochDay() + 1);
    }

    static Optional<BigDecimal> simple(long receivablesCents, long salesCents, int days) {
        if (salesCents <= 0) return Optional.empty();
        return Optional.of(times(receivablesCents, salesCents, days));
    }

    /** From the last month backwards: a month whose sales are all still owed counts whole, the one before in proportion. */
    static Optional<BigDecimal> countBack(long receivablesCents, Map<YearMonth, Long> salesByMonth, LocalDate asOf) {
        if (receivablesCents <= 0) return Optional.of(BigDecimal.ZERO.setScale(2));
        if (salesByMonth.isEmpty()) return Optional.empty();
        var first = Collections.min(salesByMonth.keySet());
        long left = receivablesCents;
        int days = 0;
        for (var month = YearMonth.from(asOf); !month.isBefore(first); month = month.minusMonths(1)) {
            int length = month.equals(YearMonth.from(asOf)) ? asOf.getDayOfMonth() : month.lengthOfMonth();
            long sales = salesByMonth.getOrDefault(month, 0L);
            if (sales >= left) return Optional.of(BigDecimal.valueOf(days).add(times(left, sales, length)));
            left -= sales;
            days += length;
        }
        return Optional.empty();
    }

    private static SortedMap<YearMonth, Long> byMonth(SortedMap<LocalDate, Day> days) {
        var months = new TreeMap<YearMonth, Long>();
        days.values().forEach(day -> months.merge(YearMonth.from(day.on()), day.salesCents(), Long::sum));
        return months;
    }

    private static BigDecimal times(long part, long whole, int days) {
        return BigDecimal.valueOf(part)
                .multiply(BigDecimal.valueOf(days))
                .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
    }
}
