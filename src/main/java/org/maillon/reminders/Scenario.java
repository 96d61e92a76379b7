package org.maillon.reminders;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.messages.ReminderLetter.Tone;

/**
 * What is said, how many days from the due day, written by the credit manager: data, not code. Steps stand in the order
 * of their numbers, which is the order of their days; two contacts of one account are at least spacingDays apart.
 */
public record Scenario(long id, String name, int spacingDays, List<Step> steps) {
    /** Thresholds are absolute days from the due day, never an interval after the step before. */
    public record Step(
            int number,
            String name,
            int offsetDays,
            Kind kind,
            @Nullable Tone tone) {
        /** Whether the step writes to the customer or asks a person to decide. */
        public enum Kind {
            MESSAGE,
            DECIDE
        }

        LocalDate dayFor(LocalDate dueOn) {
            return dueOn.plusDays(offsetDays);
        }

        boolean isCourtesy() {
            return kind == Kind.MESSAGE && offsetDays < 0;
        }

        boolean isReminder() {
            return kind == Kind.MESSAGE && offsetDays >= 0;
        }
    }

    public Scenario {
        steps = List.copyOf(steps);
    }

    public Optional<Step> step(int number) {
        return steps.stream().filter(step -> step.number() == number).findFirst();
    }
}
