package org.maillon.kernel;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/**
 * The days on which banks settle in euros (TARGET): neither Saturday nor Sunday, nor 1 January, Good Friday, Easter Monday, 1 May, 25 and
 * 26 December (European Central Bank, long-term calendar, since 2002).
 */
public final class TargetCalendar {
    private static final Set<MonthDay> CLOSED =
            Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(12, 25), MonthDay.of(12, 26));

    private TargetCalendar() {}

    public static boolean isOpen(LocalDate day) {
        if (day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue()) return false;
        var easter = easter(day.getYear());
        return !CLOSED.contains(MonthDay.from(day))
                && !day.equals(easter.minusDays(2))
                && !day.equals(easter.plusDays(1));
    }

    /** The day itself where banks settle on it, else the first one after it on which they do. */
    public static LocalDate nextOpen(LocalDate day) {
        var next = day;
        while (!isOpen(next)) next = next.plusDays(1);
        return next;
    }

    /** Easter Sunday of the Gregorian calendar, by the anonymous algorithm of 1876. */
    static LocalDate easter(int year) {
        int moon = year % 19;
        int century = year / 100;
        int epact = (19 * moon + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - epact - year % 100 % 4) % 7;
        int shift = (moon + 11 * epact + 22 * weekday) / 451;
        int days = epact + weekday - 7 * shift + 114;
        return LocalDate.of(year, days / 31, days % 31 + 1);
    }
}
