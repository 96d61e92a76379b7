package org.maillon.credit;

import java.util.Collection;
import java.util.List;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.customers.AccountsJoined;
import org.maillon.customers.AccountsParted;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.AccountChanged;
import org.maillon.ledger.EntriesPosted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A payment releases by itself: what waits is asked again when its account, or another one of its group, has changed. */
@Component
class HoldWakes {
    private static final String MAILLON = "Maillon";

    private final TenantScope tenants;
    private final StandingStore standing;
    private final HoldStore holds;
    private final Deciding deciding;

    HoldWakes(TenantScope tenants, StandingStore standing, HoldStore holds, Deciding deciding) {
        this.tenants = tenants;
        this.standing = standing;
        this.holds = holds;
        this.deciding = deciding;
    }

    @EventListener
    void on(EntriesPosted posted) {
        askAgain(posted.tenant(), posted.accounts(), "credit.why.account-changed");
    }

    @EventListener
    void on(AccountChanged changed) {
        askAgain(changed.tenant(), List.of(changed.account()), "credit.why.account-changed");
    }

    @EventListener
    void on(LimitChanged changed) {
        askAgain(changed.tenant(), List.of(changed.account()), "credit.why.limit-changed");
    }

    @EventListener
    void on(AccountsJoined joined) {
        askAgain(joined.tenant(), List.of(joined.former(), joined.into()), "credit.why.account-changed");
    }

    @EventListener
    void on(AccountsParted parted) {
        askAgain(parted.tenant(), List.of(parted.former(), parted.from()), "credit.why.account-changed");
    }

    /** The longest waiting first, as long as there is room. */
    private void askAgain(TenantId tenant, Collection<AccountId> accounts, String why) {
        tenants.run(tenant, () -> {
            if (holds.countOpen(tenant) == 0) return;
            var waiting = holds.openOf(tenant, standing.family(tenant, accounts));
            if (waiting.isEmpty()) return;
            deciding.decide(
                    tenant, waiting.stream().map(hold -> hold.again(MAILLON)).toList(), why);
        });
    }
}
