package org.maillon.sales;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.maillon.access.TenantScope;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.EntriesPosted;
import org.maillon.ledger.Ledger;
import org.maillon.ledger.Match;
import org.maillon.sales.DepositRules.Bill;
import org.maillon.sales.DepositRules.Undone;
import org.maillon.sales.InvoicedStore.Billed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Follows into the books what was ordered: an invoice that names an order by one of its numbers is what credit counts from
 * then on, and the deposits received for the order are taken off it.
 */
@Component
class InvoicedOrders {
    private final TenantScope tenants;
    private final InvoicedStore store;
    private final OrderStore orders;
    private final DepositStore deposits;
    private final OrderCredit credit;
    private final OrderDesk desk;
    private final Ledger ledger;

    InvoicedOrders(
            TenantScope tenants,
            InvoicedStore store,
            OrderStore orders,
            DepositStore deposits,
            OrderCredit credit,
            OrderDesk desk,
            Ledger ledger) {
        this.tenants = tenants;
        this.store = store;
        this.orders = orders;
        this.deposits = deposits;
        this.credit = credit;
        this.desk = desk;
        this.ledger = ledger;
    }

    @EventListener
    void on(EntriesPosted posted) {
        var tenant = posted.tenant();
        tenants.run(tenant, () -> follow(tenant, store.followed(tenant, posted.accounts())));
    }

    /** What is invoiced of these orders by now, and the deposits taken off it; what a person undid is left alone. */
    void follow(TenantId tenant, Collection<Long> ids) {
        if (ids.isEmpty()) return;
        var followed = orders.find(tenant, ids);
        var billed = billed(tenant, followed);
        for (var order : followed) {
            var bills = billed.getOrDefault(order.id(), List.of());
            if (bills.isEmpty()) continue;
            count(tenant, order, bills);
            takeOff(tenant, order, bills, deposits.undone(tenant, order), Actor.MAILLON);
        }
    }

    /** Takes the deposits off because a person says so; answers how much. */
    long takeOff(TenantId tenant, Order order, Actor by) {
        var bills = billed(tenant, List.of(order)).getOrDefault(order.id(), List.of());
        return takeOff(tenant, order, bills, Set.of(), by);
    }

    private Map<Long, List<Billed>> billed(TenantId tenant, List<Order> some) {
        var found = store.billed(tenant, some).stream().collect(Collectors.groupingBy(Billed::order));
        return some.stream()
                .collect(Collectors.toMap(Order::id, order -> named(order, found.getOrDefault(order.id(), List.of()))));
    }

    private static List<Billed> named(Order order, List<Billed> found) {
        var numbers = PaperNumbers.of(order).toList();
        var references = found.stream()
                .filter(each -> !each.used())
                .filter(each -> numbers.stream()
                        .anyMatch(number -> PaperNumbers.names(each.reference() + " " + each.label(), number)))
                .map(Billed::reference)
                .collect(Collectors.toSet());
        return found.stream()
                .filter(each -> references.contains(each.reference()))
                .toList();
    }

    private void count(TenantId tenant, Order order, List<Billed> bills) {
        long billed = bills.stream()
                .collect(Collectors.toMap(Billed::entry, Billed::amountCents, (one, _) -> one))
                .values()
                .stream()
                .mapToLong(cents -> cents)
                .sum();
        long cents = Math.min(billed, order.grossCents());
        if (store.invoicedCents(tenant, order.id()) == cents) return;
        desk.held(tenant, order.id());
        store.setInvoiced(tenant, order.id(), cents);
        credit.invoiced(tenant, order, cents);
    }

    private long takeOff(TenantId tenant, Order order, List<Billed> bills, Set<Undone> undone, Actor by) {
        if (DepositSum.of(deposits.of(tenant, order.id())).leftCents() == 0) return 0;
        desk.held(tenant, order.id());
        var money = deposits.of(tenant, order.id());
        var open = bills.stream()
                .map(each -> new Bill(each.item(), each.bookedOn(), each.openCents(), each.used()))
                .toList();
        var laid = ledger.lay(tenant, DepositRules.takeOff(order.number(), money, open, undone));
        long cents = laid.stream().mapToLong(Match::cents).sum();
        if (cents > 0)
            desk.done(
                    tenant,
                    order.id(),
                    "deposit-taken-off",
                    "",
                    by,
                    Map.of("depositCents", Long.toString(cents)),
                    List.of());
        return cents;
    }
}
