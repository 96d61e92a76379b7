package org.maillon.credit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.access.AuditTrail;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.tasks.NewTask;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** What insurers cover of customers: asked, granted, reduced, cancelled; and what has to be declared in time. */
@Service
public class Covers {
    /** So long before its last day a declaration comes to somebody's list. */
    private static final int NOTICE_DAYS = 10;

    private final TenantScope tenants;
    private final CoverStore store;
    private final Customers customers;
    private final Tasks tasks;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Covers(
            TenantScope tenants,
            CoverStore store,
            Customers customers,
            Tasks tasks,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.customers = customers;
        this.tasks = tasks;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /** Notes that a cover was asked for; an account that does not exist is wrong input. */
    public Cover request(TenantId tenant, AccountId account, NewCover cover, String by) {
        return tenants.in(tenant, () -> {
            if (customers.find(tenant, account).isEmpty())
                throw new InvalidValue("credit.wrong.account", String.valueOf(account.value()));
            var asked = store.find(tenant, store.insert(tenant, account, cover)).orElseThrow();
            return keep(tenant, asked, cover.from(), by, "");
        });
    }

    /**
     * Notes what the insurer said. Reducing or ending a cover opens a task, and orders that wait are asked again; empty where
     * there is no such cover.
     *
     * @param grantedCents what it covers now; nothing for a refusal or an end
     * @param on the day from which that holds; what was delivered before keeps the former cover
     */
    public Optional<Cover> said(
            TenantId tenant,
            long id,
            CoverState state,
            OptionalLong grantedCents,
            LocalDate on,
            Optional<LocalDate> until,
            String by,
            String why) {
        long granted = state.covers() ? grantedCents.orElse(0) : 0;
        if (state.covers() && (granted <= 0 || granted > CreditRequest.MOST_CENTS))
            throw new InvalidValue("credit.wrong.cover-amount", String.valueOf(granted));
        return tenants.in(
                tenant,
                () -> store.find(tenant, id).map(before -> {
                    var now = new Cover(
                            before.id(),
                            before.account(),
                            before.insurer(),
                            before.reference(),
                            before.requested(),
                            new Money(granted, before.requested().currency()),
                            state,
                            before.state() == CoverState.REQUESTED ? on : before.from(),
                            state == CoverState.CANCELLED ? Optional.of(on) : until,
                            before.declareWithinDays());
                    if (now.granted().cents() < before.granted().cents()) warn(tenant, now, on);
                    return keep(tenant, now, on, by, why);
                }));
    }

    private Cover keep(TenantId tenant, Cover cover, LocalDate on, String by, String why) {
        store.change(tenant, cover);
        store.addChange(tenant, cover, on, by, why, clock.instant());
        trail.record(
                tenant,
                by,
                "cover-" + cover.state().code(),
                cover.insurer(),
                String.valueOf(cover.account().value()));
        events.publishEvent(new LimitChanged(tenant, cover.account()));
        return cover;
    }

    private void warn(TenantId tenant, Cover cover, LocalDate on) {
        var facts = Map.of(
                "why", "credit.task.cover-reduced",
                "insurer", cover.insurer(),
                "amountCents", Long.toString(cover.granted().cents()),
                "currency", cover.granted().currency().getCurrencyCode());
        var key = "cover-reduced/" + cover.id() + "/" + on;
        tasks.open(
                tenant,
                List.of(new NewTask(
                        key, TaskKind.MANUAL, cover.account(), OptionalLong.empty(), LocalDate.now(clock), facts)));
    }

    /** The last asked first. */
    public List<Cover> of(TenantId tenant, AccountId account) {
        return tenants.in(tenant, () -> store.of(tenant, account));
    }

    /** Opens a task for each debt that soon has to be declared to its insurer; answers how many are new. */
    public int watch(TenantId tenant, LocalDate today) {
        return tenants.in(tenant, () -> {
            var due = store.undeclared(tenant, today.plusDays(NOTICE_DAYS));
            return tasks.open(
                    tenant, due.stream().map(it -> declaration(it, today)).toList());
        });
    }

    private static NewTask declaration(CoverStore.Undeclared debt, LocalDate today) {
        var facts = Map.of(
                "why", "credit.task.declare",
                "insurer", debt.insurer(),
                "reference", debt.reference(),
                "amountCents", Long.toString(debt.open().cents()),
                "currency", debt.open().currency().getCurrencyCode(),
                "declareBy", debt.declareBy().toString());
        return new NewTask(
                "declare/" + debt.cover() + "/" + debt.item(),
                TaskKind.MANUAL,
                debt.account(),
                OptionalLong.of(debt.item()),
                today,
                facts);
    }
}
