package org.maillon.disputes;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.maillon.ledger.AccountChanged;
import org.maillon.ledger.EntriesPosted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Nobody disputes what is paid: a dispute ends when its item does. */
@Component
class PaidDisputes {
    private final Disputes disputes;
    private final Clock clock;

    PaidDisputes(Disputes disputes, Clock clock) {
        this.disputes = disputes;
        this.clock = clock;
    }

    @EventListener
    void on(EntriesPosted posted) {
        disputes.settlePaid(posted.tenant(), posted.accounts(), LocalDate.now(clock));
    }

    @EventListener
    void on(AccountChanged changed) {
        disputes.settlePaid(changed.tenant(), List.of(changed.account()), LocalDate.now(clock));
    }
}
