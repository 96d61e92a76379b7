package org.maillon.desk;

import org.maillon.access.CurrentMember;
import org.maillon.messages.Outbox;
import org.springframework.stereotype.Component;

/** Beside the reminders: the messages that wait to leave, and those that somebody must settle. */
@Component
class ReminderCount implements PlaceCount {
    private final Outbox outbox;

    ReminderCount(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Place place() {
        return Place.REMINDERS;
    }

    @Override
    public long count(CurrentMember member) {
        return outbox.countOpen(member.tenant());
    }
}
