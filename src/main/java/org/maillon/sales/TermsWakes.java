package org.maillon.sales;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.maillon.access.TenantScope;
import org.maillon.terms.TermsAccepted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** An order that waited for the terms of sale is asked about again when its customer has accepted them. */
@Component
class TermsWakes {
    private static final int MOST = 200;

    private final TenantScope tenants;
    private final OrderStore store;
    private final OrderDesk desk;
    private final Clock clock;

    TermsWakes(TenantScope tenants, OrderStore store, OrderDesk desk, Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.desk = desk;
        this.clock = clock;
    }

    @EventListener
    void on(TermsAccepted accepted) {
        var tenant = accepted.tenant();
        var waiting = new OrderFilter(Optional.of(accepted.account()), Optional.of(OrderState.HELD));
        tenants.run(
                tenant,
                () -> store.list(tenant, waiting, Long.MAX_VALUE, MOST).stream()
                        .flatMap(order -> desk.held(tenant, order.id()).stream())
                        .filter(order -> order.state() == OrderState.HELD)
                        .forEach(order ->
                                desk.decide(tenant, order.id(), "checked", "", Actor.MAILLON, LocalDate.now(clock))));
    }
}
