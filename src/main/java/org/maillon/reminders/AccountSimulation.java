package org.maillon.reminders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.maillon.reminders.AccountPast.Said;
import org.maillon.reminders.ReminderStore.ReviewKey;

/**
 * One account played from a day on, by the rules of the daily run, from one day of interest to the next: the review day they
 * answer, or the day a fact changed. What would have been said is remembered here and nowhere else.
 */
final class AccountSimulation {
    private final Scenario scenario;
    private final AccountPast past;
    private final NavigableSet<LocalDate> changes;
    private final Map<Long, Said> said = new HashMap<>();
    private final List<SimulatedLetter> letters = new ArrayList<>();
    private @Nullable LocalDate contactOn;
    private LocalDate day;

    AccountSimulation(Scenario scenario, AccountPast past, LocalDate from) {
        this.scenario = scenario;
        this.past = past;
        this.changes = past.changes();
        this.contactOn = past.lastContactOn();
        this.day = from;
    }

    /** The next day on which something may be said. */
    LocalDate day() {
        return day;
    }

    ReviewKey key() {
        return new ReviewKey(past.account(), past.currency());
    }

    List<SimulatedLetter> letters() {
        return letters;
    }

    AccountDecision decide() {
        return ReminderRules.decide(scenario, past.on(day, said, contactOn), day);
    }

    /** Does what was decided for the day, and goes on to the next one of interest, which it answers. */
    LocalDate take(AccountDecision decision) {
        decision.reminder().ifPresent(this::say);
        day = nextAfter(decision.reviewOn());
        return day;
    }

    private void say(AccountDecision.Reminder reminder) {
        contactOn = day;
        letters.add(SimulatedLetter.of(day, reminder));
        for (var item : reminder.chased())
            said.put(
                    item.openItem(),
                    new Said(Objects.requireNonNull(item.step()).number(), day));
    }

    private LocalDate nextAfter(LocalDate reviewOn) {
        var changed = changes.higher(day);
        var next = changed != null && changed.isBefore(reviewOn) ? changed : reviewOn;
        return next.isAfter(day) ? next : day.plusDays(1);
    }
}
