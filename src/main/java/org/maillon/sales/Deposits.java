package org.maillon.sales;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.maillon.access.TenantScope;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.Ledger;
import org.springframework.stereotype.Service;

/**
 * Deposits on orders: asked, found among what the customer paid, laid there, and taken off the order's invoices. The money
 * speaks for the customer in the ledger from the day it came, so the exposure counts it once; laying says which order it was
 * paid for, and taking off moves it from the one side of the ledger to the other.
 */
@Service
public class Deposits {
    private final TenantScope tenants;
    private final DepositStore store;
    private final DepositAsking asking;
    private final InvoicedOrders invoiced;
    private final OrderDesk desk;
    private final Ledger ledger;
    private final Clock clock;

    Deposits(
            TenantScope tenants,
            DepositStore store,
            DepositAsking asking,
            InvoicedOrders invoiced,
            OrderDesk desk,
            Ledger ledger,
            Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.asking = asking;
        this.invoiced = invoiced;
        this.desk = desk;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Asks for a deposit with tax and tells the customer; all of an order's together never come to more than the order. */
    public OrderAnswer ask(TenantId tenant, long order, long cents, LocalDate dueOn, Actor by) {
        if (cents <= 0) throw new InvalidValue("sales.deposit.amount");
        return tenants.in(tenant, () -> {
            var held = desk.held(tenant, order);
            if (held.isEmpty()) return new OrderAnswer.Unknown();
            var state = held.get().state();
            var refusal = OrderRules.refusal(state, OrderAct.ASK_DEPOSIT);
            if (refusal.isPresent()) return new OrderAnswer.Refused(refusal.get(), state);
            long asked = DepositSum.of(store.of(tenant, order)).askedCents();
            if (Math.addExact(asked, cents) > held.get().grossCents())
                return new OrderAnswer.Refused(OrderRefusal.DEPOSIT_TOO_HIGH, state);
            asking.ask(tenant, held.get(), cents, dueOn, by);
            return done(tenant, order, "deposit-asked", cents, by);
        });
    }

    /**
     * Lays money of the customer on a deposit, as much as fits; refused where none of it is free. An order that waits is asked
     * about again, and what is invoiced of it already is paid with it.
     */
    public OrderAnswer receive(TenantId tenant, long deposit, long credit, Actor by) {
        return acting(tenant, deposit, (order, asked) -> {
            var money = store.money(tenant, order).stream()
                    .filter(each -> each.credit() == credit)
                    .findFirst();
            long cents = Math.min(
                    asked.leftCents(), money.map(DepositMoney::freeCents).orElse(0L));
            if (cents <= 0) return new OrderAnswer.Refused(OrderRefusal.NO_DEPOSIT, order.state());
            store.lay(tenant, deposit, credit, cents, by.who(), clock.instant());
            done(tenant, order.id(), "deposit-received", cents, by);
            invoiced.follow(tenant, List.of(order.id()));
            return askedAgain(tenant, order);
        });
    }

    /** A paid deposit may be what an order waits for; and an order paid whole is counted otherwise than one yet to be paid. */
    private OrderAnswer askedAgain(TenantId tenant, Order order) {
        return order.state() == OrderState.HELD
                        || order.prepaid() && !order.state().isEnded()
                ? desk.decide(tenant, order.id(), "checked", "", Actor.MAILLON, LocalDate.now(clock))
                : desk.standing(tenant, order.id());
    }

    /** Takes money off a deposit again; refused while a part of it stands on an invoice. */
    public OrderAnswer undo(TenantId tenant, long deposit, long receipt, Actor by) {
        return acting(tenant, deposit, (order, asked) -> {
            var laid = asked.receipts().stream()
                    .filter(each -> each.id() == receipt)
                    .findFirst();
            if (laid.isEmpty()) return new OrderAnswer.Refused(OrderRefusal.NO_DEPOSIT, order.state());
            if (laid.get().takenOffCents() > 0)
                return new OrderAnswer.Refused(OrderRefusal.DEPOSIT_TAKEN_OFF, order.state());
            store.undo(tenant, deposit, receipt, clock.instant());
            return done(tenant, order.id(), "deposit-undone", laid.get().cents(), by);
        });
    }

    /** Asks for it no more; refused while money lies on it. */
    public OrderAnswer withdraw(TenantId tenant, long deposit, Actor by) {
        return acting(tenant, deposit, (order, asked) -> {
            if (!asked.receipts().isEmpty()) return new OrderAnswer.Refused(OrderRefusal.NO_DEPOSIT, order.state());
            store.withdraw(tenant, deposit, Optional.of(by.who()), clock.instant());
            return done(tenant, order.id(), "deposit-withdrawn", asked.amountCents(), by);
        });
    }

    /** Takes what is left of the deposits off the order's invoices, also off one where a person undid it; refused where nothing is. */
    public OrderAnswer takeOff(TenantId tenant, long order, Actor by) {
        return tenants.in(tenant, () -> {
            var held = desk.held(tenant, order);
            if (held.isEmpty()) return new OrderAnswer.Unknown();
            return invoiced.takeOff(tenant, held.get(), by) > 0
                    ? desk.standing(tenant, order)
                    : new OrderAnswer.Refused(
                            OrderRefusal.NOTHING_TO_TAKE_OFF, held.get().state());
        });
    }

    /** Takes a deposit off no invoice any more: the invoice is open again by as much, and the deposit is left. */
    public OrderAnswer putBack(TenantId tenant, long order, long allocation, Actor by) {
        return tenants.in(tenant, () -> {
            var held = desk.held(tenant, order);
            if (held.isEmpty()) return new OrderAnswer.Unknown();
            var taken = store.takenOff(tenant, held.get()).stream()
                    .filter(each -> each.allocation() == allocation)
                    .findFirst();
            if (taken.isEmpty() || !ledger.reverse(tenant, allocation))
                return new OrderAnswer.Refused(
                        OrderRefusal.NOTHING_TO_TAKE_OFF, held.get().state());
            return done(tenant, order, "deposit-put-back", taken.get().cents(), by);
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

    /** Where an order's deposits stand on its invoices, the first first. */
    public List<TakenOff> takenOff(TenantId tenant, long order) {
        return tenants.in(
                tenant,
                () -> desk.find(tenant, order)
                        .map(it -> store.takenOff(tenant, it))
                        .orElse(List.of()));
    }

    /** What the customer paid, on account 4191 or without saying what for, that could be laid on this order's deposits. */
    public List<DepositMoney> money(TenantId tenant, long order) {
        return tenants.in(
                tenant,
                () -> desk.find(tenant, order)
                        .map(it -> store.money(tenant, it))
                        .orElse(List.of()));
    }
}
