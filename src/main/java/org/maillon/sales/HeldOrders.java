package org.maillon.sales;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.maillon.access.TenantScope;
import org.maillon.credit.DepositAsked;
import org.maillon.credit.OrderRefused;
import org.maillon.credit.OrderReleased;
import org.maillon.kernel.TenantId;
import org.maillon.sales.OrderDecision.Verdict;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Moves orders that were held as those who decide on credit say. */
@Component
class HeldOrders {
    private static final String SUBJECT = "order:";

    private final TenantScope tenants;
    private final OrderStore store;
    private final LineStore lines;
    private final OrderDesk desk;
    private final Deposits deposits;
    private final Clock clock;

    HeldOrders(TenantScope tenants, OrderStore store, LineStore lines, OrderDesk desk, Deposits deposits, Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.lines = lines;
        this.desk = desk;
        this.deposits = deposits;
        this.clock = clock;
    }

    /**
     * It goes ahead, unless somebody has yet to say yes to what departs from the agreement: credit cannot say that yes. One
     * without a reason is the answer to our own asking.
     */
    @EventListener
    void released(OrderReleased released) {
        if (released.why().isEmpty()) return;
        held(released.tenant(), released.subject(), (order, tenant) -> {
            if (!desk.open(tenant, order).isEmpty()) return;
            var by = new Actor(0, released.by(), "");
            var state = OrderRules.stateAfter(Verdict.APPROVED, lines.ofOrder(tenant, order.id(), order.version()));
            store.decided(tenant, order.id(), state, Verdict.APPROVED, List.of());
            var freed = desk.done(tenant, order.id(), "released", released.why(), by, Map.of(), List.of());
            desk.goAhead(tenant, freed, by);
        });
    }

    @EventListener
    void refused(OrderRefused refused) {
        held(refused.tenant(), refused.subject(), (order, tenant) -> {
            desk.end(tenant, order);
            store.setState(tenant, order.id(), OrderState.REFUSED);
            var by = new Actor(0, refused.by(), "");
            desk.done(tenant, order.id(), "refused", refused.why(), by, Map.of(), List.of());
        });
    }

    /** Asks the customer for it, due at once; the hold ends by itself when the money is there. */
    @EventListener
    void depositAsked(DepositAsked asked) {
        held(asked.tenant(), asked.subject(), (order, tenant) -> {
            long known = DepositSum.of(deposits.of(tenant, order.id())).askedCents();
            long cents = Math.min(asked.amountCents(), order.grossCents()) - known;
            if (cents > 0) deposits.ask(tenant, order.id(), cents, LocalDate.now(clock), new Actor(0, asked.by(), ""));
        });
    }

    private void held(TenantId tenant, String subject, BiConsumer<Order, TenantId> doing) {
        tenants.run(
                tenant,
                () -> number(subject)
                        .flatMap(id -> store.find(tenant, id))
                        .filter(order -> order.state() == OrderState.HELD)
                        .ifPresent(order -> doing.accept(order, tenant)));
    }

    private static Optional<Long> number(String subject) {
        return subject.matches(SUBJECT + "[0-9]{1,18}")
                ? Optional.of(Long.valueOf(subject.substring(SUBJECT.length())))
                : Optional.empty();
    }
}
