package org.maillon.reminders;

import static java.util.Comparator.comparingInt;

import java.time.LocalDate;
import java.util.Objects;
import org.maillon.reminders.AccountDecision.ItemDecision;

/** A message that would have left: its day, the name of its highest step, and the amount asked for in minor units. */
public record SimulatedLetter(LocalDate on, String step, long askedCents) {
    static SimulatedLetter of(LocalDate on, AccountDecision.Reminder reminder) {
        return new SimulatedLetter(on, stepOf(reminder), reminder.askedCents());
    }

    static String stepOf(AccountDecision.Reminder reminder) {
        return reminder.chased().stream()
                .map(ItemDecision::step)
                .filter(Objects::nonNull)
                .max(comparingInt(Step::number))
                .map(Step::name)
                .orElse("");
    }
}
