package org.maillon.reminders;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.messages.ReminderLetter.Tone;

/**
 * What is done about one account in one currency on one day: at most one message, a reason for every open item, and the
 * day to look again ({@link #WHEN_FACTS_CHANGE}: only when a fact changes).
 */
public record AccountDecision(
        long account, String currency, List<ItemDecision> items, Optional<Reminder> reminder, LocalDate reviewOn) {
    public static final LocalDate WHEN_FACTS_CHANGE = LocalDate.of(9999, 12, 31);

    /** Why this item; what credits cover of it; the step said today, where one is, and whether it leaves with this message. */
    public record ItemDecision(
            long openItem,
            Reason reason,
            @Nullable Step step,
            boolean leavesNow,
            LocalDate reviewOn,
            int cycle,
            long openCents,
            long coveredCents) {
        /** What is still owed once credits are laid on the oldest items. */
        public long owedCents() {
            return openCents - coveredCents;
        }

        private ItemDecision waiting(LocalDate until) {
            return new ItemDecision(openItem, Reason.BACKLOG_WAITS, null, false, until, cycle, openCents, coveredCents);
        }
    }

    /**
     * The one message: its tone is that of the highest step; it asks for what the steps taken now are about.
     *
     * @param fromBacklog old debt of a customer never written to: it was there before reminders began
     */
    public record Reminder(
            Tone tone, List<ItemDecision> chased, long askedCents, LocalDate oldestDueOn, boolean fromBacklog) {}

    /** The same account while more urgent letters of the backlog leave first. */
    AccountDecision waiting(LocalDate today) {
        var waiting = items.stream()
                .map(item -> item.leavesNow() ? item.waiting(today.plusDays(1)) : item)
                .toList();
        return new AccountDecision(account, currency, waiting, Optional.empty(), today.plusDays(1));
    }
}
