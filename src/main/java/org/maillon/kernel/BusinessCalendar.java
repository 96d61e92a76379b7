package org.maillon.kernel;

import static java.util.stream.Collectors.toUnmodifiableSet;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The days on which companies work: neither Saturday, nor Sunday, nor a public holiday of the place. */
public enum BusinessCalendar {
    FRANCE(HolidayCalendar.FRANCE),

    /** Moselle, Bas-Rhin and Haut-Rhin, which add Good Friday and 26 December (Code du travail, art. L3134-13). */
    ALSACE_MOSELLE(HolidayCalendar.FRANCE, "67"),
    BELGIUM(HolidayCalendar.BELGIUM);

    private final HolidayManager holidays;
    private final String[] place;
    private final Map<Integer, Set<LocalDate>> years = new ConcurrentHashMap<>();

    BusinessCalendar(HolidayCalendar country, String... place) {
        this.holidays = HolidayManager.getInstance(ManagerParameters.create(country));
        this.place = place;
    }

    public boolean isBusinessDay(LocalDate day) {
        return !isWeekend(day) && !isHoliday(day);
    }

    public boolean isHoliday(LocalDate day) {
        return years.computeIfAbsent(day.getYear(), this::holidaysOf).contains(day);
    }

    /** The day itself where it is a business day, else the first one after it. */
    public LocalDate nextBusinessDay(LocalDate day) {
        var next = day;
        while (!isBusinessDay(next)) next = next.plusDays(1);
        return next;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
    }

    /** Belgium's observances, such as 2 and 15 November, close public offices only: they are left out. */
    private Set<LocalDate> holidaysOf(int year) {
        return holidays.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, place).stream()
                .map(Holiday::getDate)
                .collect(toUnmodifiableSet());
    }
}
