package org.maillon.payments;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.evidence.Author;
import org.maillon.evidence.Evidence;
import org.maillon.evidence.Happening;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.AccountChanged;
import org.maillon.payments.PromiseAnswer.Made;
import org.maillon.payments.PromiseAnswer.Unknown;
import org.maillon.payments.PromiseRules.Judgement;
import org.maillon.tasks.NewTask;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** What customers promised to pay and by which day, and what the ledger says became of it. */
@Service
public class Promises {
    /** For so long a direct debit may come back (SDD core rulebook: eight weeks) and with it a promise that was kept. */
    private static final int MAY_COME_BACK_DAYS = 60;

    private final TenantScope tenants;
    private final PromiseStore store;
    private final Customers customers;
    private final Evidence evidence;
    private final Tasks tasks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Promises(
            TenantScope tenants,
            PromiseStore store,
            Customers customers,
            Evidence evidence,
            Tasks tasks,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.customers = customers;
        this.evidence = evidence;
        this.tasks = tasks;
        this.events = events;
        this.clock = clock;
    }

    /** Writes a promise down; an open one about the same item, or about all of the account, is taken back for it. */
    public PromiseAnswer make(TenantId tenant, NewPromise promise, Author by, LocalDate on) {
        return tenants.in(tenant, () -> {
            var country = store.lockAccount(tenant, promise.account());
            var owed = owed(tenant, promise);
            if (country.isEmpty() || owed.isEmpty()) return new Unknown();
            var refused = PromiseRules.refuse(promise, owed.getAsLong(), store.policy(tenant), on);
            if (refused.isPresent()) return refused.get();
            for (long earlier : store.openAbout(tenant, promise)) withdraw(tenant, earlier, "replaced", by, on);
            long cents = promise.amountCents().orElse(owed.getAsLong());
            var holdsUntil = PromiseRules.holdsUntil(promise.promisedOn(), PromiseRules.calendar(country.get()));
            long id = store.insert(tenant, promise, cents, holdsUntil, by.who(), on, clock.instant());
            return new Made(done(tenant, id, "promised", promise.note(), by));
        });
    }

    private OptionalLong owed(TenantId tenant, NewPromise promise) {
        return promise.openItem().isPresent()
                ? store.owed(
                        tenant,
                        promise.account(),
                        promise.currency(),
                        promise.openItem().getAsLong())
                : OptionalLong.of(
                        store.owed(tenant, customers.together(tenant, List.of(promise.account())), promise.currency()));
    }

    /** Takes an open promise back: it counts neither as kept nor as broken. False where it is not open. */
    public boolean withdraw(TenantId tenant, long id, String why, Author by, LocalDate on) {
        return tenants.in(tenant, () -> {
            var promise = store.find(tenant, id).filter(it -> it.state() == PromiseState.OPEN);
            if (promise.isEmpty()) return false;
            store.settle(tenant, id, PromiseState.WITHDRAWN, Optional.of(on));
            done(tenant, id, "withdrawn", why, by);
            return true;
        });
    }

    /** Counts again, from what the ledger says as of a day, what became of the promises of these accounts. */
    public void judge(TenantId tenant, Collection<AccountId> accounts, LocalDate asOf) {
        tenants.run(
                tenant,
                () -> store.unsure(tenant, customers.together(tenant, accounts), asOf.minusDays(MAY_COME_BACK_DAYS))
                        .forEach(promise -> judge(tenant, promise, asOf)));
    }

    /** The same for every open promise whose day is over; answers how many. */
    public int judgeOver(TenantId tenant, LocalDate asOf) {
        return tenants.in(tenant, () -> {
            var over = store.over(tenant, asOf);
            over.forEach(promise -> judge(tenant, promise, asOf));
            return over.size();
        });
    }

    private void judge(TenantId tenant, Promise promise, LocalDate asOf) {
        var found = PromiseRules.judge(facts(tenant, promise), asOf);
        boolean same = found.state() == promise.state() && found.settledOn().equals(promise.settledOn());
        if (same || PromiseRules.isEarlierLook(promise.state(), found)) return;
        store.settle(tenant, promise.id(), found.state(), found.settledOn());
        store.addChange(tenant, promise.id(), found.paidCents(), Author.MAILLON.who(), "", clock.instant());
        follow(tenant, promise, found, asOf);
        events.publishEvent(new AccountChanged(tenant, promise.accountId()));
    }

    private PromiseFacts facts(TenantId tenant, Promise promise) {
        var paid = promise.openItem().isPresent()
                ? store.paidOnItem(tenant, promise.id())
                : store.paidOnAccount(tenant, promise.id());
        return new PromiseFacts(promise.promisedCents(), promise.holdsUntil(), paid);
    }

    private void follow(TenantId tenant, Promise promise, Judgement found, LocalDate asOf) {
        var key = "broken-promise/" + promise.id();
        if (!found.state().isUnkept()) {
            tasks.cancel(tenant, List.of(key), "paid");
            return;
        }
        tasks.open(tenant, List.of(task(promise, found, key, asOf)));
        events.publishEvent(
                new PromiseBroken(tenant, store.find(tenant, promise.id()).orElseThrow()));
    }

    private static NewTask task(Promise promise, Judgement found, String key, LocalDate asOf) {
        var facts = Map.of(
                "amountCents", Long.toString(promise.promisedCents() - found.paidCents()),
                "currency", promise.currency().getCurrencyCode(),
                "promisedOn", promise.promisedOn().toString(),
                "madeBy", promise.madeBy(),
                "reference", promise.reference().orElse(""));
        return new NewTask(key, TaskKind.BROKEN_PROMISE, promise.accountId(), promise.openItem(), asOf, facts);
    }

    public Optional<Promise> find(TenantId tenant, long id) {
        return tenants.in(tenant, () -> store.find(tenant, id));
    }

    /** In the order of their ids, those after one, at most limit. */
    public List<Promise> list(TenantId tenant, PromiseFilter filter, long after, int limit) {
        return tenants.in(tenant, () -> store.list(tenant, filter, after, limit));
    }

    /** Those still open, by their day, at most limit. */
    public List<Promise> coming(TenantId tenant, int limit) {
        return tenants.in(tenant, () -> store.coming(tenant, limit));
    }

    /** Those that ended, the last first, at most limit. */
    public List<Promise> ended(TenantId tenant, int limit) {
        return tenants.in(tenant, () -> store.ended(tenant, limit));
    }

    /** What became of a promise, row by row. */
    public List<PromiseChange> history(TenantId tenant, long id) {
        return tenants.in(tenant, () -> store.history(tenant, id));
    }

    /** How an account keeps its word. */
    public Reliability reliability(TenantId tenant, AccountId account) {
        return tenants.in(tenant, () -> store.reliability(tenant, account));
    }

    /** How far customers may promise on their page. */
    public PromisePolicy policy(TenantId tenant) {
        return tenants.in(tenant, () -> store.policy(tenant));
    }

    public void changePolicy(TenantId tenant, PromisePolicy policy) {
        tenants.run(tenant, () -> store.changePolicy(tenant, policy));
    }

    private Promise done(TenantId tenant, long id, String act, String why, Author by) {
        var at = clock.instant();
        store.addChange(tenant, id, 0, by.who(), why, at);
        var promise = store.find(tenant, id).orElseThrow();
        events.publishEvent(new AccountChanged(tenant, promise.accountId()));
        var facts = Map.of(
                "item", promise.reference().orElse("all"),
                "amount", promise.promisedCents() + " " + promise.currency(),
                "promisedOn", promise.promisedOn().toString(),
                "channel", promise.channel().code(),
                "why", why);
        evidence.record(tenant, new Happening(promise.subject(), act, by.who(), by.from(), at, facts, List.of()));
        return promise;
    }
}
