package org.maillon.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {
    @ParameterizedTest(name = "{0}: work is done on {1}: {2} ({4}), next on {3}")
    @CsvSource(delimiter = '|', textBlock = """
        FRANCE         | 2026-11-20 | true  | 2026-11-20 | a Friday
        FRANCE         | 2026-11-21 | false | 2026-11-23 | a Saturday
        FRANCE         | 2026-05-08 | false | 2026-05-11 | 8 May, a Friday
        FRANCE         | 2026-05-14 | false | 2026-05-15 | Ascension
        FRANCE         | 2026-05-25 | false | 2026-05-26 | Whit Monday
        FRANCE         | 2026-04-03 | true  | 2026-04-03 | Good Friday
        FRANCE         | 2025-12-26 | true  | 2025-12-26 | the day after Christmas
        FRANCE         | 2026-12-31 | true  | 2026-12-31 | New Year's Eve
        FRANCE         | 2027-01-01 | false | 2027-01-04 | New Year
        ALSACE_MOSELLE | 2026-04-03 | false | 2026-04-07 | Good Friday, then Easter
        ALSACE_MOSELLE | 2025-12-26 | false | 2025-12-29 | the day after Christmas
        ALSACE_MOSELLE | 2026-07-14 | false | 2026-07-15 | the national day
        BELGIUM        | 2026-07-21 | false | 2026-07-22 | the national day
        BELGIUM        | 2026-07-14 | true  | 2026-07-14 | France's national day
        BELGIUM        | 2026-05-08 | true  | 2026-05-08 | 8 May
        BELGIUM        | 2026-11-02 | true  | 2026-11-02 | All Souls, public offices only
        BELGIUM        | 2026-12-31 | true  | 2026-12-31 | New Year's Eve
        BELGIUM        | 2026-11-11 | false | 2026-11-12 | Armistice
        """)
    void knowsWhenCompaniesWork(BusinessCalendar place, LocalDate day, boolean business, LocalDate next, String why) {
        assertThat(place.isBusinessDay(day)).as(why).isEqualTo(business);
        assertThat(place.nextBusinessDay(day)).as(why).isEqualTo(next);
    }
}
