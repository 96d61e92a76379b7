package org.maillon.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.maillon.access.CurrentMember;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Texts;
import org.maillon.reminders.AccountDecision.ItemDecision;
import org.maillon.reminders.JournalEntry;
import org.maillon.reminders.Reason;
import org.maillon.reminders.Reminders;
import org.maillon.reminders.Step;
import org.springframework.stereotype.Component;

/** The reasons as the journal of reminders has them; for today, where it has none yet, what the rules would say. */
@Component
class JournalReasons implements ItemReasons {
    private final Reminders reminders;
    private final Clock clock;

    JournalReasons(Reminders reminders, Clock clock) {
        this.reminders = reminders;
        this.clock = clock;
    }

    @Override
    public Map<Long, ItemReason> of(
            CurrentMember reader, AccountId account, Collection<Long> items, LocalDate on, boolean expected) {
        var reasons = new HashMap<Long, ItemReason>();
        for (var entry : reminders.journal(reader.tenant(), on, items)) {
            reasons.put(entry.openItem(), said(reader, entry));
        }
        if (expected && !reasons.keySet().containsAll(items) && on.equals(LocalDate.now(clock))) {
            for (var decision : reminders.decide(reader.tenant(), account, on)) {
                decision.items().stream()
                        .filter(it -> items.contains(it.openItem()))
                        .forEach(it -> reasons.computeIfAbsent(it.openItem(), _ -> expected(reader, account, it, on)));
            }
        }
        return reasons;
    }

    /** Nothing left yet: a step that would be taken is announced, not said to be taken. */
    private static ItemReason expected(CurrentMember reader, AccountId account, ItemDecision item, LocalDate on) {
        if (item.reason() == Reason.STEP_TAKEN) {
            var texts = Texts.in(reader.language());
            return new ItemReason(
                    new Chip(texts.say("desk.reason.leaves"), Tone.SOON), texts.say("desk.reason.leaves.why"));
        }
        return said(
                reader,
                new JournalEntry(
                        item.openItem(),
                        account.value(),
                        "",
                        item.reason(),
                        Optional.ofNullable(item.step()).map(Step::name),
                        on,
                        on,
                        item.reviewOn(),
                        Optional.ofNullable(item.aboutOn())));
    }

    private static ItemReason said(CurrentMember reader, JournalEntry entry) {
        var words = entry.reason().words(reader.language());
        return new ItemReason(new Chip(words, tone(entry.reason())), entry.sentence(reader.language()));
    }

    private static Tone tone(Reason reason) {
        return switch (reason) {
            case NO_DUE_DATE, NO_CONTACT, DECISION_ASKED, INSOLVENT -> Tone.LATE;
            case SPACED, BUDGET_SPENT, BACKLOG_WAITS, PAUSED, DISPUTE_SETTLED, WAITING_APPROVAL, RECEIPT_TO_MATCH ->
                Tone.SOON;
            case COVERED_BY_CREDIT, IN_CREDIT, SETTLED, PROMISED, PLANNED -> Tone.OK;
            case DOUBTFUL, DISPUTED -> Tone.DISPUTE;
            case STEP_TAKEN, NOT_YET, NOT_CHASED, IN_TRANSIT, HELD_OUT, DECLINED, OUTSIDE_AMOUNTS, OTHER_ACCOUNT ->
                Tone.PLAIN;
        };
    }
}
