package org.maillon.sales;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.maillon.access.TenantScope;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.TenantId;
import org.maillon.tasks.NewTask;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.springframework.stereotype.Service;

/** What we understood, in writing, and the customer's word that it is right. */
@Service
public class Confirmations {
    private final TenantScope tenants;
    private final ConfirmationStore store;
    private final OrderDesk desk;
    private final Tasks tasks;
    private final Clock clock;

    Confirmations(TenantScope tenants, ConfirmationStore store, OrderDesk desk, Tasks tasks, Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.desk = desk;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Sends the confirmation of the order as it stands; refused while it is held, and once the customer acknowledged it. */
    public OrderAnswer send(TenantId tenant, long order, Actor by) {
        return tenants.in(tenant, () -> {
            var held = desk.held(tenant, order);
            if (held.isEmpty()) return new OrderAnswer.Unknown();
            var refusal = OrderRules.refusal(held.get().state(), OrderAct.CONFIRM)
                    .or(() -> held.get().confirmation() == ConfirmationState.ACKNOWLEDGED
                            ? Optional.of(OrderRefusal.ALREADY_ACKNOWLEDGED)
                            : Optional.empty());
            if (refusal.isPresent())
                return new OrderAnswer.Refused(refusal.get(), held.get().state());
            desk.confirm(tenant, held.get(), by);
            return desk.standing(tenant, order);
        });
    }

    /**
     * The customer says that it is right; what it objected to before is answered with that.
     *
     * @param version the one that was read: another has come since, and this word counts for nothing
     * @param as what the person is at the customer, 2 to 200 characters
     */
    public OrderAnswer acknowledge(TenantId tenant, long order, int version, String as, Actor by) {
        named(by.who());
        named(as);
        return answering(tenant, order, version, sent -> {
            var said = new Confirmation.Acknowledgement(by.who().strip(), as.strip(), by.from(), clock.instant());
            store.acknowledged(tenant, order, version, said);
            var done = desk.done(
                    tenant, order, "acknowledged", "", by, Map.of("as", as.strip()), List.of(sent.document()));
            tasks.closeAll(tenant, done.accountId(), objections(order), "done", Optional.of(by.who()));
            return desk.standing(tenant, order);
        });
    }

    /** The customer says what is wrong: nothing is acknowledged, and somebody has it as a task. */
    public OrderAnswer object(TenantId tenant, long order, int version, String what, Actor by) {
        if (what.isBlank()) throw new InvalidValue("sales.objection.missing");
        if (what.length() > 2_000) throw new InvalidValue("sales.note.long");
        return answering(tenant, order, version, sent -> {
            store.objected(tenant, order, version, what.strip(), clock.instant());
            var objected = desk.done(tenant, order, "objected", what.strip(), by, Map.of(), List.of(sent.document()));
            tasks.open(tenant, List.of(task(objected, what.strip(), by)));
            return desk.standing(tenant, order);
        });
    }

    private static String objections(long order) {
        return "order-objection/" + order + "/";
    }

    private NewTask task(Order order, String what, Actor by) {
        return new NewTask(
                objections(order.id()) + order.version() + "/" + clock.instant().toEpochMilli(),
                TaskKind.CUSTOMER_ASKED,
                order.accountId(),
                OptionalLong.empty(),
                LocalDate.now(clock),
                Map.of("reference", order.number(), "note", what, "madeBy", by.who()));
    }

    private OrderAnswer answering(TenantId tenant, long order, int version, Function<Confirmation, OrderAnswer> doing) {
        return tenants.in(tenant, () -> {
            var held = desk.held(tenant, order);
            if (held.isEmpty()) return new OrderAnswer.Unknown();
            var state = held.get().state();
            var sent = store.of(tenant, order).stream()
                    .filter(each ->
                            each.version() == version && version == held.get().version())
                    .findFirst();
            if (sent.isEmpty() || state == OrderState.CANCELLED || state == OrderState.REFUSED)
                return new OrderAnswer.Refused(OrderRefusal.NOTHING_TO_ACKNOWLEDGE, state);
            if (sent.get().acknowledgement().isPresent())
                return new OrderAnswer.Refused(OrderRefusal.ALREADY_ACKNOWLEDGED, state);
            return doing.apply(sent.get());
        });
    }

    private static void named(String text) {
        int length = text.strip().length();
        if (length < 2 || length > 200) throw new InvalidValue("sales.acknowledgement.who");
    }

    /** All versions' of an order, the newest first. */
    public List<Confirmation> of(TenantId tenant, long order) {
        return tenants.in(tenant, () -> store.of(tenant, order));
    }
}
