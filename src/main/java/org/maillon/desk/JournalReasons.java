package org.maillon.desk;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.access.CurrentMember;
import org.maillon.customers.AccountId;
import org.maillon.reminders.JournalEntry;
import org.maillon.reminders.Reason;
import org.maillon.reminders.Reminders;
import org.springframework.stereotype.Component;

/** The reasons as the journal of reminders has them. */
@Component
class JournalReasons implements ItemReasons {
    private static final int ITEMS = 1_000;

    private final Reminders reminders;

    JournalReasons(Reminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public Map<Long, ItemReason> of(CurrentMember reader, AccountId account, LocalDate on) {
        var page = reminders.journal(reader.tenant(), on, Optional.of(account), OptionalLong.empty(), ITEMS);
        return page.items().stream()
                .collect(toMap(JournalEntry::openItem, entry -> reason(reader, entry), (first, _) -> first));
    }

    private static ItemReason reason(CurrentMember reader, JournalEntry entry) {
        var words = entry.reason().words(reader.language());
        return new ItemReason(new Chip(words, tone(entry.reason())), entry.sentence(reader.language()));
    }

    private static Tone tone(Reason reason) {
        return switch (reason) {
            case NO_DUE_DATE, NO_CONTACT, DECISION_ASKED -> Tone.LATE;
            case SPACED, BACKLOG_WAITS, PAUSED -> Tone.SOON;
            case COVERED_BY_CREDIT, IN_CREDIT, SETTLED -> Tone.OK;
            case DOUBTFUL -> Tone.DISPUTE;
            case STEP_TAKEN, NOT_YET, NOT_CHASED -> Tone.PLAIN;
        };
    }
}
