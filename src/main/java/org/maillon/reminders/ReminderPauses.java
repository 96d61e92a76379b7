package org.maillon.reminders;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.maillon.payments.PausedItems;
import org.springframework.stereotype.Component;

/** The silence people asked for, or the law wants, holds direct debits as well. */
@Component
class ReminderPauses implements PausedItems {
    private final TenantScope tenants;
    private final PauseStore store;

    ReminderPauses(TenantScope tenants, PauseStore store) {
        this.tenants = tenants;
        this.store = store;
    }

    @Override
    public Map<Long, Silence> paused(TenantId tenant, Collection<AccountId> accounts, LocalDate on) {
        return tenants.in(tenant, () -> store.items(tenant, accounts, on));
    }
}
