package org.maillon.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On which days banks settle in euros. */
class TargetCalendarTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            an ordinary Friday            | 2026-11-20 | 2026-11-20
            a Saturday                    | 2026-11-21 | 2026-11-23
            Good Friday and Easter        | 2026-04-03 | 2026-04-07
            Labour Day, then a weekend    | 2026-05-01 | 2026-05-04
            Christmas on a Friday         | 2026-12-25 | 2026-12-28
            New Year                      | 2027-01-01 | 2027-01-04
            French holiday, banks settle  | 2026-07-14 | 2026-07-14
            Belgian holiday, banks settle | 2026-07-21 | 2026-07-21
            Easter in March               | 2027-03-26 | 2027-03-30
            """)
    void theNextDayOnWhichBanksSettle(String what, LocalDate day, LocalDate next) {
        assertThat(TargetCalendar.nextOpen(day)).as(what).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({"2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31", "2025-04-20", "2038-04-25"})
    void easterFallsWhenTheChurchesSay(LocalDate sunday) {
        assertThat(TargetCalendar.easter(sunday.getYear())).isEqualTo(sunday);
    }
}
