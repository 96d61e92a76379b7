package org.maillon.payments;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.customers.AccountId;
import org.maillon.evidence.Author;
import org.maillon.evidence.DocumentId;
import org.maillon.evidence.Evidence;
import org.maillon.evidence.Happening;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.AccountChanged;
import org.maillon.payments.PlanAnswer.Done;
import org.maillon.payments.PlanAnswer.InThePast;
import org.maillon.payments.PlanAnswer.NotFree;
import org.maillon.payments.PlanAnswer.NotTheTotal;
import org.maillon.payments.PlanAnswer.Unknown;
import org.maillon.payments.PlanAnswer.WrongState;
import org.maillon.tasks.NewTask;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Repayment plans: drawn up, proposed, signed by the customer on its page, kept or missed. The signature acknowledges the
 * debt, which interrupts limitation: a new period of five years begins between traders in France (Code civil, art. 2240;
 * Code de commerce, art. L110-4), of ten in Belgium (ancien Code civil, art. 2248 and 2262bis); read on 21 November 2026.
 */
@Service
public class RepaymentPlans {
    private final TenantScope scope;
    private final PlanStore store;
    private final PromiseStore accounts;
    private final Tenants companies;
    private final Evidence evidence;
    private final Tasks tasks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RepaymentPlans(
            TenantScope scope,
            PlanStore store,
            PromiseStore accounts,
            Tenants companies,
            Evidence evidence,
            Tasks tasks,
            ApplicationEventPublisher events,
            Clock clock) {
        this.scope = scope;
        this.store = store;
        this.accounts = accounts;
        this.companies = companies;
        this.evidence = evidence;
        this.tasks = tasks;
        this.events = events;
        this.clock = clock;
    }

    /** Equal monthly instalments from a day on; the last takes what does not divide. 1 to 60 of them. */
    public static List<NewPlan.Part> spread(long totalCents, int count, LocalDate first) {
        if (count < 1 || count > 60) throw new InvalidValue("payments.plan.count");
        return PlanRules.spread(totalCents, count, first);
    }

    /** Draws a plan up; nobody outside sees it yet. */
    public PlanAnswer draft(TenantId tenant, NewPlan plan, Author by, LocalDate on) {
        return scope.in(tenant, () -> {
            var country = accounts.lockAccount(tenant, plan.account());
            var items = store.items(tenant, plan);
            var refused = refuse(plan, items, on);
            if (country.isEmpty()) return new Unknown();
            if (refused.isPresent()) return refused.get();
            long id = store.insert(tenant, plan, by.who(), on, clock.instant());
            items.forEach(item -> store.addItem(tenant, id, item));
            instalments(plan, country.get()).forEach(each -> store.addInstalment(tenant, id, each));
            return done(tenant, id, PlanState.DRAFT, "", by, List.of());
        });
    }

    private static Optional<PlanAnswer> refuse(NewPlan plan, List<PlanStore.Item> items, LocalDate on) {
        if (items.size() < plan.openItems().size()) return Optional.of(new Unknown());
        var notFree = items.stream()
                .filter(item -> item.taken() || item.openCents() == 0)
                .findFirst();
        if (notFree.isPresent()) return Optional.of(new NotFree(notFree.get().reference()));
        long owed = items.stream().mapToLong(PlanStore.Item::openCents).sum();
        if (owed != plan.spreadCents())
            return Optional.of(
                    new NotTheTotal(money(owed, plan.currency()), money(plan.spreadCents(), plan.currency())));
        return plan.instalments().getFirst().dueOn().isBefore(on) ? Optional.of(new InThePast()) : Optional.empty();
    }

    private static List<Instalment> instalments(NewPlan plan, String country) {
        var calendar = PromiseRules.calendar(country);
        return IntStream.range(0, plan.instalments().size())
                .mapToObj(n -> {
                    var part = plan.instalments().get(n);
                    var holdsUntil = PromiseRules.holdsUntil(part.dueOn(), calendar);
                    return new Instalment(
                            n + 1,
                            part.dueOn(),
                            holdsUntil,
                            part.amountCents(),
                            InstalmentState.OPEN,
                            Optional.empty());
                })
                .toList();
    }

    /** Shows a draft on the customer's page, to be signed. */
    public PlanAnswer propose(TenantId tenant, long id, Author by, LocalDate on) {
        return scope.in(tenant, () -> {
            var plan = store.lock(tenant, id);
            if (plan.isEmpty()) return new Unknown();
            if (plan.get().state() != PlanState.DRAFT)
                return new WrongState(plan.get().state());
            store.propose(tenant, id, on);
            return done(tenant, id, PlanState.PROPOSED, "", by, List.of());
        });
    }

    /** The text a customer signs, in its language; empty where there is no such plan. */
    public Optional<String> text(TenantId tenant, long id, Language language) {
        return find(tenant, id).map(plan -> new PlanText(plan, company(tenant), language).write());
    }

    /** The customer signs a proposed plan: its text with the signer's name is kept as evidence. */
    public PlanAnswer sign(TenantId tenant, long id, String signer, Language language, Author by, LocalDate on) {
        var name = signer.strip();
        if (name.length() < 2 || name.length() > 200) throw new InvalidValue("payments.plan.signer");
        return scope.in(tenant, () -> {
            var plan = store.lock(tenant, id);
            if (plan.isEmpty()) return new Unknown();
            if (plan.get().state() != PlanState.PROPOSED)
                return new WrongState(plan.get().state());
            var text = new PlanText(plan.get(), company(tenant), language).signed(name, on);
            var content = text.getBytes(StandardCharsets.UTF_8);
            var document = evidence.keep(tenant, content, "text/plain", "repayment-plan-" + id + ".txt");
            store.sign(tenant, id, name, document, on);
            var signed = done(tenant, id, PlanState.SIGNED, "", by, List.of(document));
            events.publishEvent(new PlanSigned(tenant, store.find(tenant, id).orElseThrow()));
            return signed;
        });
    }

    /** Ends a plan that is not wanted any more; one that was kept to its end stays. */
    public PlanAnswer withdraw(TenantId tenant, long id, String why, Author by) {
        if (why.length() > 2_000) throw new InvalidValue("payments.note.long");
        return scope.in(tenant, () -> {
            var plan = store.lock(tenant, id);
            if (plan.isEmpty()) return new Unknown();
            var state = plan.get().state();
            if (state == PlanState.KEPT || state == PlanState.WITHDRAWN) return new WrongState(state);
            store.change(tenant, id, PlanState.WITHDRAWN);
            return done(tenant, id, PlanState.WITHDRAWN, why, by, List.of());
        });
    }

    /** Counts again, as of a day, what became of the plans these accounts signed. */
    public void judge(TenantId tenant, Collection<AccountId> accounts, LocalDate asOf) {
        scope.run(tenant, () -> store.running(tenant, accounts).forEach(plan -> judge(tenant, plan, asOf)));
    }

    /** The same for every plan with an instalment whose day is over; answers how many. */
    public int judgeOver(TenantId tenant, LocalDate asOf) {
        return scope.in(tenant, () -> {
            var over = store.over(tenant, asOf);
            over.forEach(plan -> judge(tenant, plan, asOf));
            return over.size();
        });
    }

    private void judge(TenantId tenant, RepaymentPlan plan, LocalDate asOf) {
        var judged = PlanRules.judge(plan.instalments(), store.paid(tenant, plan.id()), asOf);
        var state = PlanRules.state(plan, judged);
        if (judged.equals(plan.instalments()) && state == plan.state()) return;
        judged.forEach(each -> store.settle(tenant, plan.id(), each));
        if (state != plan.state()) {
            store.change(tenant, plan.id(), state);
            store.addChange(tenant, plan.id(), state, Author.MAILLON.who(), "", clock.instant());
        }
        var found = store.find(tenant, plan.id()).orElseThrow();
        judged.forEach(each -> follow(tenant, found, each, asOf));
        events.publishEvent(new AccountChanged(tenant, plan.accountId()));
    }

    private void follow(TenantId tenant, RepaymentPlan plan, Instalment instalment, LocalDate asOf) {
        var key = "missed-instalment/" + plan.id() + "/" + instalment.number();
        if (instalment.state() != InstalmentState.MISSED) {
            tasks.cancel(tenant, List.of(key), "paid");
            return;
        }
        var facts = Map.of(
                "amountCents", Long.toString(instalment.amountCents()),
                "currency", plan.currency().getCurrencyCode(),
                "dueOn", instalment.dueOn().toString());
        var task = new NewTask(key, TaskKind.MISSED_INSTALMENT, plan.accountId(), OptionalLong.empty(), asOf, facts);
        if (tasks.open(tenant, List.of(task)) > 0)
            events.publishEvent(new InstalmentMissed(tenant, plan, instalment.number()));
    }

    public Optional<RepaymentPlan> find(TenantId tenant, long id) {
        return scope.in(tenant, () -> store.find(tenant, id));
    }

    /** In the order of their ids, those after one, at most limit. */
    public List<RepaymentPlan> list(TenantId tenant, PlanFilter filter, long after, int limit) {
        return scope.in(tenant, () -> store.list(tenant, filter, after, limit));
    }

    private Done done(TenantId tenant, long id, PlanState state, String why, Author by, List<DocumentId> documents) {
        var at = clock.instant();
        store.addChange(tenant, id, state, by.who(), why, at);
        var plan = store.find(tenant, id).orElseThrow();
        events.publishEvent(new AccountChanged(tenant, plan.accountId()));
        var facts = Map.of(
                "amount",
                plan.totalCents() + " " + plan.currency(),
                "instalments",
                Integer.toString(plan.instalments().size()),
                "why",
                why);
        evidence.record(
                tenant,
                new Happening(plan.subject(), "plan-" + state.code(), by.who(), by.from(), at, facts, documents));
        return new Done(plan);
    }

    private String company(TenantId tenant) {
        return companies.find(tenant).map(Tenant::name).orElseThrow();
    }

    private static Money money(long cents, Currency currency) {
        return new Money(cents, currency);
    }
}
