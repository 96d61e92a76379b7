package org.maillon.bank;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.maillon.bank.BankProblem.Code;

/** Days as SWIFT writes them: two figures for the year, and none for the day of booking, which is near the value day. */
final class Mt940Days {
    private static final int LAST_YEAR = 2079;

    private Mt940Days() {}

    /** {@code yymmdd}. */
    static LocalDate day(String six, int line) {
        return Values.day(year(six), number(six, 2), number(six, 4), six, line, 0);
    }

    /** Banks that count thirty days to each month value on 30 February: the month's last day is meant. */
    static LocalDate valueDay(String six, int line, StatementDraft draft) {
        int day = number(six, 4);
        if (number(six, 2) != 2 || day < 29 || day > 30) return day(six, line);
        var month = YearMonth.of(year(six), 2);
        if (month.isValidDay(day)) return month.atDay(day);
        draft.problem(line, 0, Code.DAY_MOVED, six, month.atEndOfMonth().toString());
        return month.atEndOfMonth();
    }

    /** {@code mmdd} in the year that brings it nearest to the value day. */
    static LocalDate near(LocalDate valueOn, String four, int line) {
        return IntStream.rangeClosed(valueOn.getYear() - 1, valueOn.getYear() + 1)
                .filter(year -> isDay(four) && monthDay(four).isValidYear(year))
                .mapToObj(year -> monthDay(four).atYear(year))
                .min(Comparator.comparingLong(on -> Math.abs(ChronoUnit.DAYS.between(valueOn, on))))
                .orElseThrow(() -> BankFileRefused.at(line, 0, Code.BAD_DATE, four));
    }

    private static boolean isDay(String four) {
        int month = number(four, 0);
        int day = number(four, 2);
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= java.time.Month.of(month).maxLength();
    }

    private static MonthDay monthDay(String four) {
        return MonthDay.of(number(four, 0), number(four, 2));
    }

    private static int year(String six) {
        int year = 2000 + number(six, 0);
        return year > LAST_YEAR ? year - 100 : year;
    }

    private static int number(String figures, int from) {
        return Integer.parseInt(figures.substring(from, from + 2));
    }
}
