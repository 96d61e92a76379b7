package org.maillon.demo;

import java.time.LocalDate;
import org.maillon.kernel.BusinessCalendar;

/** The days the invented company works, which are those of France. */
final class Workdays {
    private Workdays() {}

    static boolean isWorked(LocalDate day) {
        return BusinessCalendar.FRANCE.isBusinessDay(day);
    }

    /** The day itself where it is worked, else the next that is. */
    static LocalDate from(LocalDate day) {
        return BusinessCalendar.FRANCE.nextBusinessDay(day);
    }

    /** The day itself where it is worked, else the last one before. */
    static LocalDate upTo(LocalDate day) {
        var worked = day;
        while (!isWorked(worked)) worked = worked.minusDays(1);
        return worked;
    }
}
