package org.maillon.bank;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In which order a file writes day, month and year; told by all its days, since one alone may be read in several. */
public enum DayOrder {
    DAY_FIRST("dd/mm/yyyy"),
    YEAR_FIRST("yyyy/mm/dd"),
    MONTH_FIRST("mm/dd/yyyy");

    private final String shown;

    DayOrder(String shown) {
        this.shown = shown;
    }

    String shown() {
        return shown;
    }

    /** An order and whether another one would read the same days as well, as other days. */
    record Found(DayOrder order, boolean ambiguous) {}

    private static final Pattern PARTS = Pattern.compile(
            "\\s*([0-9]{1,4})\\s*[/.\\-'’ ]\\s*([0-9]{1,2})\\s*[/.\\-'’ ]\\s*([0-9]{1,4})(?:[T ,].*)?\\s*");
    private static final Pattern DIGITS = Pattern.compile("\\s*([0-9]{8})(?:[T ,].*)?\\s*");
    private static final int CENTURY = 100;
    private static final int LAST_CENTURY_FROM = 70;
    private static final int OLDEST = 1970;
    private static final int NEWEST = 2099;

    /**
     * The order by which most of these are days, European before American. Years of two digits may stand first or last:
     * then the order by which the days lie closer together.
     */
    static Found of(Collection<String> all) {
        var written = Set.copyOf(all);
        long most = Stream.of(values())
                .mapToLong(order -> order.readable(written))
                .max()
                .orElse(0);
        var fitting = Stream.of(values())
                .filter(order -> order.readable(written) == most)
                .toList();
        var order = fitting.getFirst();
        if (fitting.contains(DAY_FIRST)
                && fitting.contains(YEAR_FIRST)
                && YEAR_FIRST.span(written) < DAY_FIRST.span(written)) {
            order = YEAR_FIRST;
        }
        return new Found(order, differs(order, fitting, written));
    }

    private static boolean differs(DayOrder order, List<DayOrder> fitting, Collection<String> written) {
        return fitting.contains(MONTH_FIRST)
                && written.stream()
                        .anyMatch(day -> !String.valueOf(order.day(day)).equals(String.valueOf(MONTH_FIRST.day(day))));
    }

    private long readable(Collection<String> written) {
        return written.stream().filter(day -> day(day) != null).count();
    }

    private long span(Collection<String> written) {
        var days = written.stream()
                .map(this::day)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return days.isEmpty() ? 0 : ChronoUnit.DAYS.between(days.getFirst(), days.getLast());
    }

    /** The day, or null where these are none in this order. Hours behind it are left out. */
    @Nullable
    LocalDate day(String written) {
        var digits = DIGITS.matcher(written);
        if (digits.matches()) return compact(digits.group(1));
        var parts = PARTS.matcher(written);
        return parts.matches() ? day(parts) : null;
    }

    private @Nullable LocalDate compact(String digits) {
        return this == YEAR_FIRST
                ? day(digits.substring(0, 4), digits.substring(4, 6), digits.substring(6))
                : this == DAY_FIRST ? day(digits.substring(4), digits.substring(2, 4), digits.substring(0, 2)) : null;
    }

    private @Nullable LocalDate day(Matcher parts) {
        return switch (this) {
            case DAY_FIRST -> day(parts.group(3), parts.group(2), parts.group(1));
            case MONTH_FIRST -> day(parts.group(3), parts.group(1), parts.group(2));
            case YEAR_FIRST -> day(parts.group(1), parts.group(2), parts.group(3));
        };
    }

    private static @Nullable LocalDate day(String year, String month, String day) {
        int written = Integer.parseInt(year);
        if (year.length() == 3 || day.length() > 2 || month.length() > 2) return null;
        int full = year.length() == 4 ? written : written + (written < LAST_CENTURY_FROM ? 2000 : 2000 - CENTURY);
        if (full < OLDEST || full > NEWEST) return null;
        try {
            return LocalDate.of(full, Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException none) {
            return null;
        }
    }
}
