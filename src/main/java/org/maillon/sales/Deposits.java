package org.maillon.sales;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.maillon.access.TenantScope;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;

/**
 * Deposits on orders: asked, found on the deposits account (4191) and laid there. What stands on that account speaks for the
 * customer in the ledger already, so the exposure falls with the entry itself; laying says which order it was paid for.
 */
@Service
public class Deposits {
    private final TenantScope tenants;
    private final DepositStore store;
    private final OrderDesk desk;
    private final Clock clock;

    Deposits(TenantScope tenants, DepositStore store, OrderDesk desk, Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.desk = desk;
        this.clock = clock;
    }

    /** Asks for a deposit with tax; all of an order's together never come to more than the order. */
    public OrderAnswer ask(TenantId tenant, long order, long cents, LocalDate dueOn, Actor by) {
        if (cents <= 0) throw new InvalidValue("sales.deposit.amount");
        return tenants.in(tenant, () -> {
            var held = desk.held(tenant, order);
            if (held.isEmpty()) return new OrderAnswer.Unknown();
            var state = held.get().state();
            var refusal = OrderRules.refusal(state, OrderAct.ASK_DEPOSIT);
            if (refusal.isPresent()) return new OrderAnswer.Refused(refusal.get(), state);
            long asked = store.of(tenant, order).stream()
                    .mapToLong(Deposit::amountCents)
                    .sum();
            if (Math.addExact(asked, cents) > held.get().grossCents())
                return new OrderAnswer.Refused(OrderRefusal.DEPOSIT_TOO_HIGH, state);
            store.ask(tenant, order, cents, dueOn, by.who(), clock.instant());
            return done(tenant, order, "deposit-asked", cents, by);
        });
    }

    /** Lays money of the deposits account on a deposit, as much as fits; refused where none of it is free. */
    public OrderAnswer receive(TenantId tenant, long deposit, long credit, Actor by) {
        return acting(tenant, deposit, (order, asked) -> {
            var money = store.money(tenant, order).stream()
                    .filter(each -> each.credit() == credit)
                    .findFirst();
            long cents = Math.min(
                    asked.leftCents(), money.map(DepositMoney::freeCents).orElse(0L));
            if (cents <= 0) return new OrderAnswer.Refused(OrderRefusal.NO_DEPOSIT, order.state());
            store.lay(tenant, deposit, credit, cents, by.who(), clock.instant());
            return done(tenant, order.id(), "deposit-received", cents, by);
        });
    }

    /** Takes money off a deposit again. */
    public OrderAnswer undo(TenantId tenant, long deposit, long receipt, Actor by) {
        return acting(
                tenant,
                deposit,
                (order, asked) -> store.undo(tenant, deposit, receipt, clock.instant())
                        ? done(tenant, order.id(), "deposit-undone", asked.amountCents(), by)
                        : new OrderAnswer.Refused(OrderRefusal.NO_DEPOSIT, order.state()));
    }

    /** Asks for it no more; refused while money lies on it. */
    public OrderAnswer withdraw(TenantId tenant, long deposit, Actor by) {
        return acting(tenant, deposit, (order, asked) -> {
            if (!asked.receipts().isEmpty()) return new OrderAnswer.Refused(OrderRefusal.NO_DEPOSIT, order.state());
            store.withdraw(tenant, deposit, clock.instant());
            return done(tenant, order.id(), "deposit-withdrawn", asked.amountCents(), by);
        });
    }

    private OrderAnswer acting(TenantId tenant, long deposit, BiFunction<Order, Deposit, OrderAnswer> doing) {
        return tenants.in(tenant, () -> {
            var held = store.orderOf(tenant, deposit).flatMap(order -> desk.held(tenant, order));
            if (held.isEmpty()) return new OrderAnswer.Unknown();
            return store.of(tenant, held.get().id()).stream()
                    .filter(each -> each.id() == deposit)
                    .findFirst()
                    .map(asked -> doing.apply(held.get(), asked))
                    .orElseGet(() -> new OrderAnswer.Refused(
                            OrderRefusal.NO_DEPOSIT, held.get().state()));
        });
    }

    private OrderAnswer done(TenantId tenant, long order, String act, long cents, Actor by) {
        desk.done(tenant, order, act, "", by, Map.of("depositCents", Long.toString(cents)), List.of());
        return desk.standing(tenant, order);
    }

    /** Asked on an order and not withdrawn, in the order they were asked. */
    public List<Deposit> of(TenantId tenant, long order) {
        return tenants.in(tenant, () -> store.of(tenant, order));
    }

    /** What the customer paid on account 4191 that could be laid on this order's deposits. */
    public List<DepositMoney> money(TenantId tenant, long order) {
        return tenants.in(
                tenant,
                () -> desk.find(tenant, order)
                        .map(it -> store.money(tenant, it))
                        .orElse(List.of()));
    }
}
