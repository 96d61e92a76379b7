package org.maillon.reminders;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.maillon.kernel.BusinessCalendar;

/** When a customer's office is open: Monday to Friday, 9:00 to 17:30 in Paris and Brussels, no public holiday there. */
final class WorkingHours {
    static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(17, 30);

    private WorkingHours() {}

    /** The instant itself where the office is open, else the next opening. The country is two capital letters. */
    static Instant openFrom(Instant instant, String country) {
        var local = instant.atZone(ZONE);
        var calendar = "BE".equals(country) ? BusinessCalendar.BELGIUM : BusinessCalendar.FRANCE;
        if (!calendar.isBusinessDay(local.toLocalDate()) || !local.toLocalTime().isBefore(CLOSES))
            return opening(local.plusDays(1), calendar);
        return local.toLocalTime().isBefore(OPENS) ? opening(local, calendar) : instant;
    }

    private static Instant opening(ZonedDateTime from, BusinessCalendar calendar) {
        return calendar.nextBusinessDay(from.toLocalDate())
                .atTime(OPENS)
                .atZone(ZONE)
                .toInstant();
    }
}
