package org.maillon.sales;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maillon.evidence.DocumentId;
import org.maillon.evidence.Evidence;
import org.maillon.evidence.Happening;
import org.maillon.kernel.TenantId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Where every act on an order ends: checked, decided, written down and told. The account is held by whoever calls. */
@Component
class OrderDesk {
    private final OrderStore store;
    private final LineStore lines;
    private final DeviationStore deviations;
    private final OrderCheck check;
    private final OrderCredit credit;
    private final ConfirmationLetter letter;
    private final DepositAsking asking;
    private final Evidence evidence;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OrderDesk(
            OrderStore store,
            LineStore lines,
            DeviationStore deviations,
            OrderCheck check,
            OrderCredit credit,
            ConfirmationLetter letter,
            DepositAsking asking,
            Evidence evidence,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.lines = lines;
        this.deviations = deviations;
        this.check = check;
        this.credit = credit;
        this.letter = letter;
        this.asking = asking;
        this.evidence = evidence;
        this.events = events;
        this.clock = clock;
    }

    /** Holds the order against what was agreed, asks for credit, and writes down the act and what came of it. */
    OrderAnswer.Done decide(TenantId tenant, long id, String act, String why, Actor by, LocalDate today) {
        var asked = store.find(tenant, id).orElseThrow();
        var stands = lines.ofOrder(tenant, id, asked.version());
        note(tenant, asked, check.deviations(tenant, asked, stands, today));
        var decision = credit.ask(tenant, asked, open(tenant, asked), by);
        store.decided(
                tenant, id, OrderRules.stateAfter(decision.verdict(), stands), decision.verdict(), decision.reasons());
        var order = done(tenant, id, act, why, by, Map.of(), List.of());
        return new OrderAnswer.Done(goAhead(tenant, order, by), decision);
    }

    /**
     * What an order that goes ahead brings with it: the deposit agreed is asked, and a phone order, or one that changed after
     * it was confirmed, is put in writing at once. One that does not is answered as it is.
     */
    Order goAhead(TenantId tenant, Order order, Actor by) {
        var refusal = OrderRules.refusal(order.state(), OrderAct.CONFIRM);
        if (refusal.isPresent()) return order;
        var deposit = asking.askAsAgreed(tenant, order);
        if (deposit.isPresent()) {
            var said = Map.of("depositCents", Long.toString(deposit.getAsLong()));
            done(tenant, order.id(), "deposit-asked", "", Actor.MAILLON, said, List.of());
        }
        return letter.isDue(tenant, order) ? confirm(tenant, order, by) : order;
    }

    Order confirm(TenantId tenant, Order order, Actor by) {
        var document = letter.send(tenant, order, by);
        return done(tenant, order.id(), "confirmed", "", by, Map.of(), List.of(document));
    }

    private void note(TenantId tenant, Order order, List<DeviationRules.Found> found) {
        for (var known : deviations.of(tenant, order.id(), order.version())) {
            boolean stands =
                    found.stream().anyMatch(each -> each.kind() == known.kind() && each.line() == known.line());
            if (!stands) deviations.mend(tenant, order, known.kind(), known.line(), clock.instant());
        }
        found.forEach(each -> deviations.keep(tenant, order, each));
    }

    /** The kinds of deviation that still wait for a yes. */
    List<DeviationKind> open(TenantId tenant, Order order) {
        return deviations.of(tenant, order.id(), order.version()).stream()
                .filter(Deviation::isOpen)
                .map(Deviation::kind)
                .distinct()
                .toList();
    }

    Optional<Order> find(TenantId tenant, long id) {
        return store.find(tenant, id);
    }

    /** The order with its account held, so that nobody else decides on it; in the same order as credit holds them. */
    Optional<Order> held(TenantId tenant, long id) {
        return store.accountOf(tenant, id).flatMap(account -> {
            store.lockAccount(tenant, account);
            return store.find(tenant, id);
        });
    }

    /** The order as it stands, with the decision it had. */
    OrderAnswer.Done standing(TenantId tenant, long id) {
        var order = store.find(tenant, id).orElseThrow();
        return new OrderAnswer.Done(order, credit.standing(tenant, order));
    }

    void delivered(TenantId tenant, Order order, List<OrderLine> stand) {
        credit.delivered(tenant, order, stand);
    }

    /** It was cancelled or refused: it takes nothing from the limit, and its deposits are free again. */
    void end(TenantId tenant, Order order) {
        credit.lapse(tenant, order);
        asking.end(tenant, order);
    }

    /** Writes down an act: its row, its evidence, and the event. */
    Order done(
            TenantId tenant,
            long id,
            String act,
            String why,
            Actor by,
            Map<String, String> said,
            List<DocumentId> documents) {
        var at = clock.instant();
        var order = store.find(tenant, id).orElseThrow();
        store.addChange(tenant, order, act, by.who(), why, at);
        events.publishEvent(new OrderChanged(tenant, order));
        var facts = new HashMap<>(said);
        facts.put("order", order.number());
        facts.put("version", Integer.toString(order.version()));
        facts.put("amount", order.grossCents() + " " + order.currency());
        facts.put("state", order.state().code());
        order.purchaseOrder().ifPresent(number -> facts.put("purchaseOrder", number));
        if (!why.isEmpty()) facts.put("why", why);
        evidence.record(
                tenant, new Happening(order.subject(), "order-" + act, by.who(), by.from(), at, facts, documents));
        return order;
    }
}
