package org.maillon.sales;

import org.maillon.access.TenantScope;
import org.maillon.ledger.EntriesPosted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Money that names an order for which a deposit is asked is laid on it by itself. */
@Component
class DepositArrivals {
    private final TenantScope tenants;
    private final DepositStore store;
    private final Deposits deposits;

    DepositArrivals(TenantScope tenants, DepositStore store, Deposits deposits) {
        this.tenants = tenants;
        this.store = store;
        this.deposits = deposits;
    }

    @EventListener
    void on(EntriesPosted posted) {
        tenants.run(
                posted.tenant(),
                () -> store.arrivals(posted.tenant(), posted.accounts()).stream()
                        .filter(DepositStore.Arrival::isNamed)
                        .forEach(it -> deposits.receive(posted.tenant(), it.deposit(), it.credit(), Actor.MAILLON)));
    }
}
