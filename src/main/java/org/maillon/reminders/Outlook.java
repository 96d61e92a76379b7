package org.maillon.reminders;

import java.time.LocalDate;
import java.util.List;
import org.maillon.customers.AccountId;

/**
 * What a run of the day would do; nothing of it is kept.
 *
 * @param letters those that would leave, the largest amounts first
 * @param tasks what waits for a person, or would after the run, the largest amounts first
 */
public record Outlook(RunResult result, List<Letter> letters, List<ReminderTask> tasks) {
    /**
     * One letter.
     *
     * @param step the name of its highest step
     * @param items the items it asks for, {@code askedCents} in minor units
     * @param fromBacklog old debt of a customer never written to
     */
    public record Letter(
            AccountId account,
            String currency,
            String step,
            int items,
            long askedCents,
            LocalDate oldestDueOn,
            boolean fromBacklog) {}
}
