package org.maillon.reminders;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.BusinessCalendar;

/** When a customer's office is open: Monday to Friday, 9:00 to 17:30 in Paris and Brussels, no public holiday of the place. */
final class WorkingHours {
    static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(17, 30);

    private WorkingHours() {}

    /** Where a customer is: two capital letters, and the postcode where it is known. */
    record Place(String country, @Nullable String postcode) {
        static final Place UNKNOWN = new Place("FR", null);

        BusinessCalendar calendar() {
            if (country.equals("BE")) return BusinessCalendar.BELGIUM;
            return isInAlsaceOrMoselle() ? BusinessCalendar.ALSACE_MOSELLE : BusinessCalendar.FRANCE;
        }

        private boolean isInAlsaceOrMoselle() {
            return postcode != null && country.equals("FR") && postcode.matches("(57|67|68)[0-9]{3}");
        }
    }

    /** The instant itself where the office is open, else the next opening. */
    static Instant openFrom(Instant instant, Place place) {
        var local = instant.atZone(ZONE);
        var calendar = place.calendar();
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
