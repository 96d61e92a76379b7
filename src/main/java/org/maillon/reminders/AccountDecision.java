package org.maillon.reminders;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.maillon.messages.ReminderLetter.Tone;

/**
 * What is done about one account in one currency on one day: at most one contact, a reason for every open item, and the
 * day to look again ({@link #WHEN_FACTS_CHANGE}: only when a fact changes).
 */
public record AccountDecision(
        long account, String currency, List<ItemDecision> items, Optional<Reminder> reminder, LocalDate reviewOn) {
    public static final LocalDate WHEN_FACTS_CHANGE = LocalDate.of(9999, 12, 31);

    /**
     * Why this item.
     *
     * @param aboutOn the day the reason speaks of: promised for, paused until, held until
     * @param scenario the id of the version it is on
     * @param step the one said today, or the one that waits for somebody's approval
     * @param repetition how often that step was said before
     * @param leavesNow whether it is said with this message
     */
    public record ItemDecision(
            long openItem,
            Reason reason,
            @Nullable LocalDate aboutOn,
            long scenario,
            @Nullable Step step,
            int repetition,
            boolean leavesNow,
            LocalDate reviewOn,
            int cycle,
            ItemBalance balance) {
        public long openCents() {
            return balance.openCents();
        }

        /** What credits cover of it. */
        public long coveredCents() {
            return balance.coveredCents();
        }

        /** What is asked for when it is asked. */
        public long owedCents() {
            return balance.owedCents();
        }

        private ItemDecision waiting(Reason because, LocalDate until) {
            return new ItemDecision(openItem, because, null, scenario, null, 0, false, until, cycle, balance);
        }
    }

    /**
     * The one message, or the one task in its place: the firmest of the steps taken now speaks for all of them; it asks for
     * what they are about.
     *
     * @param channel the step's, or another by which the customer can be reached
     * @param fromBacklog old debt of a customer never written to: it was there before reminders began
     */
    public record Reminder(
            Tone tone,
            List<ItemDecision> chased,
            long askedCents,
            LocalDate oldestDueOn,
            boolean fromBacklog,
            Step step,
            Channel channel) {}

    /** The same account while others go first: looked at again tomorrow. */
    AccountDecision waiting(Reason because, LocalDate today) {
        var waiting = items.stream()
                .map(item -> item.leavesNow() ? item.waiting(because, today.plusDays(1)) : item)
                .toList();
        return new AccountDecision(account, currency, waiting, Optional.empty(), today.plusDays(1));
    }

    AccountDecision waiting(LocalDate today) {
        return waiting(Reason.BACKLOG_WAITS, today);
    }

    /** What waits for somebody's approval. */
    List<ItemDecision> toApprove() {
        return items.stream()
                .filter(item -> item.reason() == Reason.WAITING_APPROVAL)
                .toList();
    }

    /** The decision on each item, by item. */
    Map<Long, ItemDecision> byItem() {
        return items.stream().collect(toMap(ItemDecision::openItem, Function.identity()));
    }
}
