package org.maillon.reminders;

import java.util.List;
import org.maillon.ledger.AccountChanged;
import org.maillon.ledger.EntriesPosted;
import org.maillon.registers.InsolvencyEnded;
import org.maillon.registers.InsolvencyNoticed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A fact about an account changed: the account is looked at again on the next run, whatever its day. */
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
    void on(InsolvencyNoticed noticed) {
        reminders.wake(noticed.tenant(), List.of(noticed.account()));
    }

    @EventListener
    void on(InsolvencyEnded ended) {
        reminders.wake(ended.tenant(), List.of(ended.account()));
    }

    @EventListener
    void on(AccountChanged changed) {
        reminders.wake(changed.tenant(), List.of(changed.account()));
    }
}
