package org.maillon.sales;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maillon.access.Approvals;
import org.maillon.access.CurrentMember;
import org.maillon.access.TenantScope;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;

/** Where orders depart from what was agreed, and who lets it pass: another person than who made it, with the right to. */
@Service
public class Deviations {
    private final TenantScope tenants;
    private final DeviationStore store;
    private final OrderDesk desk;
    private final Approvals approvals;
    private final Clock clock;

    Deviations(TenantScope tenants, DeviationStore store, OrderDesk desk, Approvals approvals, Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.desk = desk;
        this.approvals = approvals;
        this.clock = clock;
    }

    /** Of the order as it stands, in the order of its lines. */
    public List<Deviation> of(TenantId tenant, long order) {
        return tenants.in(
                tenant,
                () -> desk.find(tenant, order)
                        .map(it -> store.of(tenant, order, it.version()))
                        .orElse(List.of()));
    }

    /**
     * Lets one pass. Refused where the member's role may not, and where the member made it and another could agree. When the
     * last one passed, credit is asked again.
     *
     * @param note at most 500 characters
     */
    public OrderAnswer approve(
            TenantId tenant, long order, DeviationKind kind, int line, String note, CurrentMember by, String from) {
        if (note.length() > 500) throw new InvalidValue("sales.note.short");
        return tenants.in(tenant, () -> {
            var held = desk.held(tenant, order);
            if (held.isEmpty()) return new OrderAnswer.Unknown();
            var deviation = open(tenant, held.get(), kind, line);
            var actor = Actor.of(by, from);
            var refusal = refusal(tenant, deviation, by, actor);
            if (refusal.isPresent())
                return new OrderAnswer.Refused(refusal.get(), held.get().state());
            store.approve(tenant, held.get(), deviation.orElseThrow(), by.name(), note.strip(), clock.instant());
            desk.done(tenant, order, "deviation-approved", note.strip(), actor, facts(deviation.get()), List.of());
            if (!desk.open(tenant, held.get()).isEmpty()) return desk.standing(tenant, order);
            return desk.decide(tenant, order, "checked", "", actor, LocalDate.now(clock));
        });
    }

    private Optional<Deviation> open(TenantId tenant, Order order, DeviationKind kind, int line) {
        return store.of(tenant, order.id(), order.version()).stream()
                .filter(each -> each.kind() == kind && each.line() == line && each.isOpen())
                .findFirst();
    }

    private Optional<OrderRefusal> refusal(
            TenantId tenant, Optional<Deviation> deviation, CurrentMember by, Actor actor) {
        if (deviation.isEmpty()) return Optional.of(OrderRefusal.NO_DEVIATION);
        var needed = deviation.get().kind().needed();
        if (!by.may(needed)) return Optional.of(OrderRefusal.NOT_ENTITLED);
        boolean own = deviation.get().maker() == actor.id();
        boolean othersCould =
                own && !approvals.approvers(tenant, needed, actor.id()).isEmpty();
        return othersCould ? Optional.of(OrderRefusal.OWN_DEVIATION) : Optional.empty();
    }

    private static Map<String, String> facts(Deviation deviation) {
        return Map.of(
                "deviation", deviation.kind().code(),
                "line", Integer.toString(deviation.line()),
                "expected", deviation.expected(),
                "found", deviation.found(),
                "madeBy", deviation.madeBy());
    }
}
