package org.maillon.disputes;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.disputes.DisputeAnswer.Done;
import org.maillon.disputes.DisputeAnswer.NothingLeft;
import org.maillon.disputes.DisputeAnswer.TooMuch;
import org.maillon.disputes.DisputeAnswer.Unknown;
import org.maillon.disputes.DisputeAnswer.WrongState;
import org.maillon.evidence.Author;
import org.maillon.evidence.DocumentId;
import org.maillon.evidence.Evidence;
import org.maillon.evidence.Happening;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.AccountChanged;
import org.maillon.tasks.NewTask;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Opens disputes, sees to them, ends them; each act is a row, a piece of evidence, and wakes the account. */
@Service
public class Disputes {
    /** Days from its opening by which a dispute is answered where nobody says otherwise. */
    public static final int DAYS_TO_ANSWER = 7;

    private final TenantScope tenants;
    private final DisputeStore store;
    private final Evidence evidence;
    private final Tasks tasks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Disputes(
            TenantScope tenants,
            DisputeStore store,
            Evidence evidence,
            Tasks tasks,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.evidence = evidence;
        this.tasks = tasks;
        this.events = events;
        this.clock = clock;
    }

    /** Opens a dispute on part of an item or on all that is not disputed yet; refused beyond that. */
    public DisputeAnswer open(TenantId tenant, NewDispute dispute, Author by, LocalDate on) {
        return tenants.in(tenant, () -> {
            var found = store.lockItem(tenant, dispute.openItem());
            if (found.isEmpty()) return new Unknown();
            var item = found.get();
            long left = DisputeRules.left(item.openCents(), item.disputedCents());
            if (left == 0) return new NothingLeft();
            var cents = DisputeRules.amount(left, dispute.amountCents());
            if (cents.isEmpty()) return new TooMuch(new Money(left, item.currency()));
            var respondBy = dispute.respondBy().orElse(on.plusDays(DAYS_TO_ANSWER));
            if (respondBy.isBefore(on)) throw new InvalidValue("disputes.respond-by");
            long id = store.insert(tenant, item, cents.getAsLong(), dispute, respondBy, by, on);
            var opened = done(tenant, id, "opened", dispute.note(), by, dispute.documents());
            openTask(tenant, opened, on);
            events.publishEvent(new DisputeOpened(tenant, opened));
            return new Done(opened);
        });
    }

    /** Opens a dispute on a delivery, before the invoice leaves; what it is worth is not held against anything yet. */
    public Dispute open(TenantId tenant, NewDeliveryDispute dispute, Author by, LocalDate on) {
        return tenants.in(tenant, () -> {
            long id = store.insert(tenant, dispute, on.plusDays(DAYS_TO_ANSWER), by, on);
            var opened = done(tenant, id, "opened", dispute.note(), by, dispute.documents());
            openTask(tenant, opened, on);
            events.publishEvent(new DisputeOpened(tenant, opened));
            return opened;
        });
    }

    /** What was disputed of a delivery, in the order in which it was opened. */
    public List<Dispute> ofDelivery(TenantId tenant, long delivery) {
        return tenants.in(tenant, () -> store.ofDelivery(tenant, delivery));
    }

    /**
     * Lays the open disputes of a delivery on the item of its invoice, as far as that is open and not disputed yet; one whose
     * worth is not known takes all that is left. Refused where there is no such item of that customer, or nothing is left.
     */
    public DisputeAnswer invoiced(TenantId tenant, long delivery, long openItem, Author by) {
        return tenants.in(tenant, () -> {
            DisputeAnswer answer = new Unknown();
            for (var dispute : waiting(tenant, delivery)) {
                answer = lay(tenant, dispute, openItem, by);
                if (!(answer instanceof Done)) return answer;
            }
            return answer;
        });
    }

    private List<Dispute> waiting(TenantId tenant, long delivery) {
        return store.ofDelivery(tenant, delivery).stream()
                .filter(dispute -> dispute.isOpen() && dispute.openItem().isEmpty())
                .toList();
    }

    private DisputeAnswer lay(TenantId tenant, Dispute dispute, long openItem, Author by) {
        var item = store.lockItem(tenant, openItem).filter(it -> it.account().equals(dispute.accountId()));
        if (item.isEmpty() || !item.get().currency().equals(dispute.currency())) return new Unknown();
        long left = DisputeRules.left(item.get().openCents(), item.get().disputedCents());
        if (left == 0) return new NothingLeft();
        store.lay(tenant, dispute.id(), openItem, DisputeRules.laid(left, dispute.disputedCents()));
        return new Done(done(tenant, dispute.id(), "changed", dispute.reference(), by, List.of()));
    }

    /** Ends a dispute in the customer's favour or to its content. */
    public DisputeAnswer settle(TenantId tenant, long id, String why, Author by, LocalDate on) {
        return close(tenant, id, DisputeState.SETTLED, why, by, on);
    }

    /** Ends a dispute that has no ground: the item is chased again. */
    public DisputeAnswer reject(TenantId tenant, long id, String why, Author by, LocalDate on) {
        return close(tenant, id, DisputeState.REJECTED, why, by, on);
    }

    private DisputeAnswer close(TenantId tenant, long id, DisputeState state, String why, Author by, LocalDate on) {
        reasonGiven(why);
        return tenants.in(tenant, () -> {
            var dispute = locked(tenant, id);
            if (dispute.isEmpty()) return new Unknown();
            if (!dispute.get().isOpen()) return new WrongState(dispute.get().state());
            store.close(tenant, id, state, on);
            tasks.close(tenant, taskKey(tenant, id), state.code(), Optional.of(by.who()));
            var closed = done(tenant, id, state.code(), why, by, List.of());
            events.publishEvent(new DisputeClosed(tenant, closed));
            return new Done(closed);
        });
    }

    /** Takes an end back: disputed again, as far as the item is still open and not disputed otherwise. */
    public DisputeAnswer reopen(TenantId tenant, long id, String why, Author by) {
        reasonGiven(why);
        return tenants.in(tenant, () -> {
            var dispute = store.find(tenant, id);
            if (dispute.isEmpty()) return new Unknown();
            var item = lock(tenant, dispute.get());
            if (store.find(tenant, id).orElseThrow().isOpen()) return new WrongState(DisputeState.OPEN);
            long disputed = dispute.get().disputedCents();
            long left = item.map(it -> DisputeRules.left(it.openCents(), it.disputedCents()))
                    .orElse(disputed);
            if (item.isPresent() && left == 0) return new NothingLeft();
            store.reopen(tenant, id, Math.min(left, disputed));
            var reopened = done(tenant, id, "reopened", why, by, List.of());
            openTask(tenant, reopened, LocalDate.now(clock));
            events.publishEvent(new DisputeOpened(tenant, reopened));
            return new Done(reopened);
        });
    }

    /** Says who sees to it and by when the customer is answered. */
    public DisputeAnswer assign(TenantId tenant, long id, Optional<String> owner, LocalDate respondBy, Author by) {
        return tenants.in(tenant, () -> {
            var dispute = locked(tenant, id);
            if (dispute.isEmpty()) return new Unknown();
            if (!dispute.get().isOpen()) return new WrongState(dispute.get().state());
            if (respondBy.isBefore(dispute.get().openedOn())) throw new InvalidValue("disputes.respond-by");
            store.assign(tenant, id, owner.map(String::strip).filter(name -> !name.isEmpty()), respondBy);
            return new Done(done(tenant, id, "assigned", "", by, List.of()));
        });
    }

    /** Settles the open disputes of these accounts whose item was paid or credited whole. */
    public int settlePaid(TenantId tenant, Collection<AccountId> accounts, LocalDate on) {
        return tenants.in(tenant, () -> {
            var paid = store.paid(tenant, accounts);
            paid.forEach(id -> settle(tenant, id, "paid", Author.MAILLON, on));
            return paid.size();
        });
    }

    public Optional<Dispute> find(TenantId tenant, long id) {
        return tenants.in(tenant, () -> store.find(tenant, id));
    }

    /** In the order of their ids, those after one, at most limit. */
    public List<Dispute> list(TenantId tenant, DisputeFilter filter, long after, int limit) {
        return tenants.in(tenant, () -> store.list(tenant, filter, after, limit));
    }

    /** Open ones, the first to be answered first, at most limit. */
    public List<Dispute> open(TenantId tenant, int limit) {
        return tenants.in(tenant, () -> store.open(tenant, limit));
    }

    public long countOpen(TenantId tenant) {
        return tenants.in(tenant, () -> store.count(tenant));
    }

    /** Everything that was done with a dispute, in its order. */
    public List<DisputeChange> history(TenantId tenant, long id) {
        return tenants.in(tenant, () -> store.history(tenant, id));
    }

    private void openTask(TenantId tenant, Dispute dispute, LocalDate on) {
        var facts = Map.of(
                "amountCents", Long.toString(dispute.disputedCents()),
                "currency", dispute.currency().getCurrencyCode(),
                "reference", dispute.reference(),
                "dispute", Long.toString(dispute.id()),
                "respondBy", dispute.respondBy().toString());
        var task = new NewTask(
                taskKey(tenant, dispute.id()), TaskKind.DISPUTE, dispute.accountId(), dispute.openItem(), on, facts);
        tasks.open(tenant, List.of(task));
    }

    /** A task's key is opened once for ever: a dispute opened again asks anew. */
    private String taskKey(TenantId tenant, long id) {
        long times = store.history(tenant, id).stream()
                .filter(change -> change.act().endsWith("opened"))
                .count();
        return "dispute/" + id + "/" + times;
    }

    private Optional<Dispute> locked(TenantId tenant, long id) {
        return store.find(tenant, id).flatMap(dispute -> {
            lock(tenant, dispute);
            return store.find(tenant, id);
        });
    }

    /** Holds the item it hangs on, else the dispute itself. */
    private Optional<DisputeStore.Item> lock(TenantId tenant, Dispute dispute) {
        if (dispute.openItem().isPresent())
            return store.lockItem(tenant, dispute.openItem().getAsLong());
        store.lock(tenant, dispute.id());
        return Optional.empty();
    }

    private Dispute done(TenantId tenant, long id, String act, String why, Author by, List<DocumentId> documents) {
        var at = clock.instant();
        store.addChange(tenant, id, act, by.who(), why, at);
        var dispute = store.find(tenant, id).orElseThrow();
        events.publishEvent(new AccountChanged(tenant, dispute.accountId()));
        var facts = Map.of(
                "item",
                dispute.reference(),
                "amount",
                dispute.disputedCents() + " " + dispute.currency(),
                "cause",
                dispute.cause().code(),
                "why",
                why);
        evidence.record(
                tenant, new Happening(dispute.subject(), "dispute-" + act, by.who(), by.from(), at, facts, documents));
        return dispute;
    }

    private static void reasonGiven(String why) {
        if (why.isBlank()) throw new InvalidValue("disputes.why.missing");
        if (why.length() > 2_000) throw new InvalidValue("disputes.note.long");
    }
}
