package org.maillon.reminders;

import java.util.List;
import org.maillon.ledger.AccountChanged;
import org.maillon.ledger.EntriesPosted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A fact of the ledger changed: the account is looked at again on the next run, whatever its day. */
@Component
class ReminderWakes {
    private final Reminders reminders;

    ReminderWakes(Reminders reminders) {
        this.reminders = reminders;
    }

    @EventListener
    void on(EntriesPosted posted) {
        reminders.wake(posted.tenant(), posted.accounts());
    }

    @EventListener
    void on(AccountChanged changed) {
        reminders.wake(changed.tenant(), List.of(changed.account()));
    }
}
