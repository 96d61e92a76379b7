package org.maillon.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** How a customer pays when nobody tells it to: the day it would pay an invoice due on a day. */
enum Behaviour {
    PROMPT,
    AVERAGE,
    SLOW,
    ROUND_DATES,
    WORSENING,
    AFTER_SECOND_REMINDER,
    PUBLIC,
    VERY_LATE,
    MONTHLY,
    WEEKLY_RUN,
    DIRECT_DEBIT,
    STOPS;

    /**
     * @param age how far the story has gone when the invoice is issued, from 0 (first day) to 1 (today)
     */
    LocalDate paysOn(LocalDate dueOn, double age, Dice dice) {
        return Workdays.from(
                switch (this) {
                    case PROMPT -> dueOn.minusDays(dice.between(0, 6));
                    case AVERAGE, STOPS -> dueOn.plusDays(Math.max(-3, dice.normal(8, 6)));
                    case SLOW -> dueOn.plusDays(Math.max(2, dice.normal(20, 10)));
                    case ROUND_DATES -> nextRoundDate(dueOn.plusDays(40));
                    case WORSENING -> dueOn.plusDays(dice.normal(2 + 85 * age * age, 2));
                    case AFTER_SECOND_REMINDER -> dueOn.plusDays(15 + dice.between(1, 4));
                    case PUBLIC -> dueOn.plusDays(dice.between(-4, 12));
                    case VERY_LATE -> dueOn.plusDays(Math.max(12, dice.normal(28, 6)));
                    case MONTHLY -> dueOn.plusDays(6).with(TemporalAdjusters.lastDayOfMonth());
                    case WEEKLY_RUN -> dueOn.with(TemporalAdjusters.next(DayOfWeek.THURSDAY));
                    case DIRECT_DEBIT -> dueOn;
                });
    }

    private static LocalDate nextRoundDate(LocalDate day) {
        if (day.getDayOfMonth() <= 10) return day.withDayOfMonth(10);
        return day.getDayOfMonth() <= 25
                ? day.withDayOfMonth(25)
                : day.with(TemporalAdjusters.firstDayOfNextMonth()).withDayOfMonth(10);
    }
}
