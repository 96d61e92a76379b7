package org.maillon.reminders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.maillon.reminders.AccountDecision.ItemDecision;
import org.maillon.reminders.FactsStore.Taken;
import org.maillon.reminders.ReminderStore.ReviewKey;

/**
 * One account played from a day on, by the rules of the daily run, from one day of interest to the next: the review day they
 * answer, or the day a fact changed. What would have been said is remembered here and nowhere else.
 */
final class AccountSimulation {
    private final ScenarioBook book;
    private final AccountPast past;
    private final NavigableSet<LocalDate> changes;
    private final Map<Long, Taken> taken;
    private final List<SimulatedLetter> letters = new ArrayList<>();
    private final List<LocalDate> contacts;
    private @Nullable LocalDate contactOn;
    private LocalDate day;

    /**
     * @param contacts the days on which the person was or is written to; shared by all accounts of that person
     */
    AccountSimulation(ScenarioBook book, AccountPast past, List<LocalDate> contacts, LocalDate from) {
        this.book = book;
        this.past = past;
        this.changes = past.changes();
        this.taken = new HashMap<>(past.standing().taken());
        this.contacts = contacts;
        this.contactOn = past.lastContactOn();
        this.day = from;
    }

    /** The next day on which something may be said. */
    LocalDate day() {
        return day;
    }

    ReviewKey key() {
        return past.key();
    }

    @Nullable
    String person() {
        return past.person();
    }

    List<SimulatedLetter> letters() {
        return letters;
    }

    Situation situation() {
        return past.on(day, book, taken, contactOn, contacts);
    }

    /** Does what was decided for the day, and goes on to the next one of interest, which it answers. */
    LocalDate take(AccountDecision decision) {
        decision.reminder().ifPresent(this::say);
        day = nextAfter(decision.reviewOn());
        return day;
    }

    private void say(AccountDecision.Reminder reminder) {
        contactOn = day;
        if (past.person() != null) contacts.add(day);
        letters.add(SimulatedLetter.of(day, reminder));
        for (var item : reminder.chased()) taken.put(item.openItem(), taken(item));
    }

    private Taken taken(ItemDecision item) {
        return new Taken(
                item.scenario(), Objects.requireNonNull(item.step()).number(), item.repetition(), day, item.cycle());
    }

    private LocalDate nextAfter(LocalDate reviewOn) {
        var changed = changes.higher(day);
        var next = changed != null && changed.isBefore(reviewOn) ? changed : reviewOn;
        return next.isAfter(day) ? next : day.plusDays(1);
    }
}
