package org.maillon.sales;

import static org.maillon.sales.OrderAct.CANCEL;
import static org.maillon.sales.OrderAct.CHANGE;
import static org.maillon.sales.OrderAct.DELIVER;
import static org.maillon.sales.OrderAct.REOPEN;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.maillon.access.TenantScope;
import org.maillon.evidence.DocumentId;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.TenantId;
import org.maillon.sales.LineStore.Numbered;
import org.springframework.stereotype.Service;

/** Customers' orders: placed, changed, delivered, cancelled. Every act that moves money asks for credit again. */
@Service
public class Orders {
    private final TenantScope tenants;
    private final OrderStore store;
    private final LineStore lines;
    private final OrderCheck check;
    private final OrderDesk desk;
    private final InvoicedOrders invoiced;

    Orders(
            TenantScope tenants,
            OrderStore store,
            LineStore lines,
            OrderCheck check,
            OrderDesk desk,
            InvoicedOrders invoiced) {
        this.tenants = tenants;
        this.store = store;
        this.lines = lines;
        this.check = check;
        this.desk = desk;
        this.invoiced = invoiced;
    }

    /**
     * Takes an order in and decides on it in one transaction: accepted, or kept back with its reasons. A reference that was
     * taken in before gives the order it gave then. An account or an item that is unknown is refused; one that was joined to
     * another orders on the one that goes on.
     */
    public OrderAnswer.Done place(TenantId tenant, NewOrder named, Actor by, LocalDate today) {
        return tenants.in(tenant, () -> {
            var asked = named.on(check.goingOn(tenant, named.account()));
            if (!store.lockAccount(tenant, asked.account())) throw new InvalidValue("sales.account.unknown");
            var before = asked.reference()
                    .flatMap(known -> store.byReference(tenant, asked.account(), known)
                            .or(() -> store.byReference(tenant, named.account(), known)));
            if (before.isPresent()) return desk.standing(tenant, before.get());
            check.refuseUnknown(tenant, asked.lines(), asked.currency(), today);
            var number = "CDE-%d-%05d".formatted(today.getYear(), store.nextNumber(tenant, "order", today.getYear()));
            long id = store.insert(tenant, number, asked, TotalRules.of(asked.lines()), by, today);
            var numbered = new ArrayList<Numbered>();
            for (var line : asked.lines()) numbered.add(new Numbered(numbered.size() + 1, line));
            lines.addToOrder(tenant, id, 1, numbered);
            return desk.decide(tenant, id, "placed", "", by, today);
        });
    }

    /**
     * Makes the next version of an order. Credit is asked again, deviations approved before stay approved where nothing of
     * them changed, and the customer acknowledges anew.
     *
     * @param why said to the customer's file; may be empty
     */
    public OrderAnswer change(TenantId tenant, long id, OrderRevision revision, String why, Actor by, LocalDate today) {
        return acting(tenant, id, CHANGE, order -> {
            var before = lines.ofOrder(tenant, id, order.version());
            var numbered = numbered(revision, before, lines.lastNumber(tenant, id));
            if (isBelowDelivered(before, numbered))
                return new OrderAnswer.Refused(OrderRefusal.BELOW_DELIVERED, order.state());
            var asked = numbered.stream().map(Numbered::line).toList();
            check.refuseUnknown(tenant, asked, order.currency(), today);
            store.change(tenant, id, revision, TotalRules.of(asked), by);
            lines.addToOrder(tenant, id, order.version() + 1, numbered);
            return decide(tenant, id, "changed", why.strip(), by, today);
        });
    }

    /** What was invoiced of it is counted against what it is now. */
    private OrderAnswer decide(TenantId tenant, long id, String act, String why, Actor by, LocalDate today) {
        var decided = desk.decide(tenant, id, act, why, by, today);
        invoiced.follow(tenant, List.of(id));
        return decided;
    }

    private static List<Numbered> numbered(OrderRevision revision, List<OrderLine> before, int last) {
        var known = before.stream().map(OrderLine::number).collect(Collectors.toSet());
        var numbered = new ArrayList<Numbered>();
        int next = last;
        for (var line : revision.lines()) {
            OptionalInt kept = line.number();
            boolean keeps = kept.isPresent() && known.remove(kept.getAsInt());
            numbered.add(new Numbered(keeps ? kept.getAsInt() : ++next, line.asked()));
        }
        return numbered;
    }

    private static boolean isBelowDelivered(List<OrderLine> before, List<Numbered> after) {
        var asked = after.stream().collect(Collectors.toMap(Numbered::number, Function.identity()));
        return before.stream().filter(line -> !line.delivered().isZero()).anyMatch(line -> {
            var becomes = asked.get(line.number());
            return becomes == null || becomes.line().quantity().compareTo(line.delivered()) < 0;
        });
    }

    /** Writes the customer's own number down, with its order as a document where there is one; credit is asked again. */
    public OrderAnswer recordPurchaseOrder(
            TenantId tenant, long id, String number, Optional<DocumentId> document, Actor by, LocalDate today) {
        var said = number.strip();
        if (said.isEmpty()) throw new InvalidValue("sales.purchase-order.missing");
        if (said.length() > 100) throw new InvalidValue("sales.purchase-order.long");
        return acting(tenant, id, CHANGE, order -> {
            store.setPurchaseOrder(tenant, id, said, document);
            return decide(tenant, id, "purchase-order", said, by, today);
        });
    }

    /** Ends an order of which nothing was delivered; a reason is asked for. */
    public OrderAnswer cancel(TenantId tenant, long id, String why, Actor by) {
        if (why.isBlank()) throw new InvalidValue("sales.why.missing");
        if (why.length() > 2_000) throw new InvalidValue("sales.note.long");
        return acting(tenant, id, CANCEL, order -> {
            desk.end(tenant, order);
            store.setState(tenant, id, OrderState.CANCELLED);
            desk.done(tenant, id, "cancelled", why.strip(), by, Map.of(), List.of());
            return desk.standing(tenant, id);
        });
    }

    /** Takes a cancelled or refused order up again, as if it came today. */
    public OrderAnswer reopen(TenantId tenant, long id, String why, Actor by, LocalDate today) {
        if (why.isBlank()) throw new InvalidValue("sales.why.missing");
        return acting(tenant, id, REOPEN, order -> decide(tenant, id, "reopened", why.strip(), by, today));
    }

    /** Adds what was delivered, by line number; refused where an order is not accepted or a line gets more than was ordered. */
    public OrderAnswer recordDelivered(TenantId tenant, long id, Map<Integer, Quantity> delivered, Actor by) {
        return acting(tenant, id, DELIVER, order -> {
            var stand = lines.ofOrder(tenant, id, order.version());
            if (isAboveOrdered(stand, delivered))
                return new OrderAnswer.Refused(OrderRefusal.ABOVE_ORDERED, order.state());
            for (var line : stand) {
                var more = delivered.getOrDefault(line.number(), Quantity.ZERO);
                if (!more.isZero())
                    lines.setDelivered(
                            tenant, id, line.number(), line.delivered().plus(more));
            }
            var now = lines.ofOrder(tenant, id, order.version());
            store.setState(tenant, id, OrderRules.delivered(now));
            desk.delivered(tenant, order, now);
            desk.done(tenant, id, "delivered", "", by, Map.of(), List.of());
            return desk.standing(tenant, id);
        });
    }

    private static boolean isAboveOrdered(List<OrderLine> lines, Map<Integer, Quantity> delivered) {
        var left = lines.stream().collect(Collectors.toMap(OrderLine::number, OrderLine::left));
        return delivered.entrySet().stream()
                .anyMatch(each -> each.getValue().compareTo(left.getOrDefault(each.getKey(), Quantity.ZERO)) > 0);
    }

    /** An act on an order whose account is held; refused where its state does not allow it. */
    private OrderAnswer acting(TenantId tenant, long id, OrderAct act, Function<Order, OrderAnswer> doing) {
        return tenants.in(
                tenant,
                () -> desk.held(tenant, id)
                        .map(order -> OrderRules.refusal(order.state(), act)
                                .<OrderAnswer>map(why -> new OrderAnswer.Refused(why, order.state()))
                                .orElseGet(() -> doing.apply(order)))
                        .orElseGet(OrderAnswer.Unknown::new));
    }

    public Optional<Order> find(TenantId tenant, long id) {
        return tenants.in(tenant, () -> store.find(tenant, id));
    }

    /** The order made of a quote, unless it was cancelled. */
    public Optional<Order> ofQuote(TenantId tenant, long quote) {
        return tenants.in(tenant, () -> store.ofQuote(tenant, quote).flatMap(id -> store.find(tenant, id)));
    }

    /** The lines as they stand now, in their order; none where there is no such order. */
    public List<OrderLine> lines(TenantId tenant, long id) {
        return tenants.in(
                tenant,
                () -> store.find(tenant, id)
                        .map(order -> lines.ofOrder(tenant, id, order.version()))
                        .orElse(List.of()));
    }

    /** The lines of a version, as they were. */
    public List<OrderLine> lines(TenantId tenant, long id, int version) {
        return tenants.in(tenant, () -> lines.ofOrder(tenant, id, version));
    }

    /** Newest first, those below an id, at most limit. */
    public List<Order> list(TenantId tenant, OrderFilter filter, long below, int limit) {
        return tenants.in(tenant, () -> store.list(tenant, filter, below, limit));
    }

    /** How many orders stand in each state; states without any are left out. */
    public Map<OrderState, Long> counts(TenantId tenant) {
        return tenants.in(tenant, () -> store.counts(tenant));
    }

    /** Everything that was done with an order, in its order. */
    public List<OrderChange> history(TenantId tenant, long id) {
        return tenants.in(tenant, () -> store.history(tenant, id));
    }
}
