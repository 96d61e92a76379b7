package org.maillon.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/** The days the invented company works: Monday to Friday but for the French holidays of fixed date. */
final class Workdays {
    private static final Set<MonthDay> HOLIDAYS = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(5, 1),
            MonthDay.of(5, 8),
            MonthDay.of(7, 14),
            MonthDay.of(8, 15),
            MonthDay.of(11, 1),
            MonthDay.of(11, 11),
            MonthDay.of(12, 25));

    private Workdays() {}

    static boolean isWorked(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 && !HOLIDAYS.contains(MonthDay.from(day));
    }

    /** The day itself where it is worked, else the next that is. */
    static LocalDate from(LocalDate day) {
        return isWorked(day) ? day : from(day.plusDays(1));
    }

    /** The day itself where it is worked, else the last one before. */
    static LocalDate upTo(LocalDate day) {
        return isWorked(day) ? day : upTo(day.minusDays(1));
    }
}
