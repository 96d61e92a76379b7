package org.maillon.registers;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.evidence.Author;
import org.maillon.evidence.Evidence;
import org.maillon.evidence.Happening;
import org.maillon.kernel.TenantId;
import org.maillon.registers.InsolvencyAnswer.Done;
import org.maillon.registers.InsolvencyAnswer.Refused;
import org.maillon.registers.InsolvencyAnswer.Unknown;
import org.maillon.registers.InsolvencyRules.Step;
import org.maillon.registers.InsolvencyStore.About;
import org.maillon.registers.InsolvencyStore.Noted;
import org.maillon.registers.InsolvencyStore.Watched;
import org.maillon.tasks.NewTask;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.maillon.webhooks.Webhooks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** The insolvencies of customers: read in the gazette or entered by hand, ended by a person with a reason. */
@Service
public class Insolvencies {
    private static final String BY_HAND = "hand";
    private static final int LONGEST_REASON = 500;

    private final TenantScope scope;
    private final Tenants tenants;
    private final InsolvencyStore store;
    private final Tasks tasks;
    private final Evidence evidence;
    private final Customers customers;
    private final Webhooks webhooks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Insolvencies(
            TenantScope scope,
            Tenants tenants,
            InsolvencyStore store,
            Tasks tasks,
            Evidence evidence,
            Customers customers,
            Webhooks webhooks,
            ApplicationEventPublisher events,
            Clock clock) {
        this.scope = scope;
        this.tenants = tenants;
        this.store = store;
        this.tasks = tasks;
        this.evidence = evidence;
        this.customers = customers;
        this.webhooks = webhooks;
        this.events = events;
        this.clock = clock;
    }

    /** The procedure a customer is under. */
    public Optional<Insolvency> current(TenantId tenant, AccountId account) {
        return Optional.ofNullable(current(tenant, List.of(account)).get(account));
    }

    /** The same for many; customers under none are left out. */
    public Map<AccountId, Insolvency> current(TenantId tenant, Collection<AccountId> accounts) {
        return scope.in(tenant, () -> store.open(tenant, accounts));
    }

    /** All that a customer is and was under, the latest first. */
    public List<Insolvency> of(TenantId tenant, AccountId account) {
        return scope.in(tenant, () -> store.of(tenant, account));
    }

    /**
     * The days of the judgments that opened the procedures these customers are or were under, the first first; without those noted
     * by mistake. Customers that never were under one are left out.
     */
    public Map<AccountId, List<LocalDate>> judgments(TenantId tenant, Collection<AccountId> accounts) {
        return scope.in(tenant, () -> store.judgments(tenant, accounts));
    }

    /** Notes an insolvency that a person knows of; refused where one is noted already, or its days cannot be right. */
    public InsolvencyAnswer note(TenantId tenant, NewInsolvency entered, Author by, LocalDate today) {
        var wrong = InsolvencyRules.refuse(entered, today);
        if (wrong.isPresent()) return new Refused(wrong.get());
        return scope.in(tenant, () -> {
            if (!store.lock(tenant, entered.account())) return new Unknown();
            if (current(tenant, entered.account()).isPresent()) return new Refused("registers.refused.noted");
            var deadlines = InsolvencyRules.deadlines(
                    entered.kind(), entered.openedOn(), entered.publishedOn(), creditor(tenant));
            var declareBy = entered.declareBy().orElse(deadlines.declareBy());
            return new Done(noted(
                    tenant,
                    new Noted(
                            entered.account(),
                            entered.kind(),
                            entered.openedOn(),
                            entered.publishedOn(),
                            entered.court().strip(),
                            new InsolvencyRules.Deadlines(declareBy, deadlines.reclaimBy(), deadlines.reliefBy()),
                            BY_HAND,
                            null,
                            by.who()),
                    by,
                    today));
        });
    }

    /**
     * Ends one: reminders go on.
     *
     * @param reason 1 to 500 characters
     * @param mistaken whether there never was such a procedure: then it stopped no interest either
     */
    public InsolvencyAnswer end(TenantId tenant, long id, String reason, boolean mistaken, Author by, LocalDate today) {
        var why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) return new Refused("registers.wrong.end-reason");
        return scope.in(tenant, () -> {
            var known = store.find(tenant, id);
            if (known.isEmpty()) return new Unknown();
            if (!store.end(tenant, id, today, why, mistaken, by.who())) return new Refused("registers.refused.ended");
            tasks.close(tenant, taskKey(id), "done", Optional.of(by.who()));
            var ended = store.find(tenant, id).orElseThrow();
            record(
                    tenant,
                    ended,
                    "insolvency-ended",
                    by,
                    Map.of("reason", why, "mistaken", Boolean.toString(mistaken)));
            events.publishEvent(new InsolvencyEnded(tenant, ended.account()));
            return new Done(ended);
        });
    }

    /** Takes in what was read in the gazette about these companies on a day; a notice read before does nothing. */
    void take(Tenant company, Collection<Watched> companies, List<CompanyNotice> notices, LocalDate today) {
        var accounts = companies.stream().collect(toMap(Watched::siren, Watched::accounts));
        var about = notices.stream()
                .flatMap(notice -> accounts.getOrDefault(notice.siren(), List.of()).stream()
                        .map(account -> new About(account, notice)))
                .toList();
        scope.run(company.id(), () -> {
            if (!about.isEmpty()) follow(company, about, today);
            store.read(company.id(), companies, today);
        });
    }

    private void follow(Tenant company, List<About> about, LocalDate today) {
        var tenant = company.id();
        store.lock(tenant, about.stream().map(About::account).collect(toSet()));
        var fresh = store.add(tenant, about, clock.instant()).stream().collect(groupingBy(About::account));
        var current = store.open(tenant, fresh.keySet());
        fresh.forEach((account, found) -> {
            var known = current.get(account);
            var inOrder = found.stream()
                    .map(About::notice)
                    .sorted(comparing(CompanyNotice::publishedOn).thenComparing(CompanyNotice::id))
                    .toList();
            follow(company, account, known, inOrder, today);
        });
    }

    private void follow(
            Tenant company,
            AccountId account,
            @Nullable Insolvency known,
            List<CompanyNotice> notices,
            LocalDate today) {
        var current = known;
        for (var step : InsolvencyRules.steps(Optional.ofNullable(known).map(Insolvency::kind), notices)) {
            switch (step) {
                case Step.Note(var kind, var notice) -> current = read(company, account, current, kind, notice, today);
                case Step.Review(var notice) -> {
                    if (current != null) review(company.id(), current, notice, today);
                }
            }
        }
    }

    private Insolvency read(
            Tenant company,
            AccountId account,
            @Nullable Insolvency former,
            InsolvencyKind kind,
            CompanyNotice notice,
            LocalDate today) {
        var judgedOn = notice.judgedOn() == null || notice.judgedOn().isAfter(notice.publishedOn())
                ? notice.publishedOn()
                : notice.judgedOn();
        var days = InsolvencyRules.deadlines(kind, judgedOn, notice.publishedOn(), company.country());
        if (former != null) {
            store.end(company.id(), former.id(), today, notice.id(), false, Author.MAILLON.who());
            tasks.close(company.id(), taskKey(former.id()), "done", Optional.empty());
            var declareBy = InsolvencyRules.declareBy(former.declareBy(), days.declareBy(), today);
            days = new InsolvencyRules.Deadlines(declareBy, days.reclaimBy(), days.reliefBy());
        }
        var court = notice.court().isBlank() ? "BODACC" : shortened(notice.court());
        var noted = new Noted(
                account,
                kind,
                judgedOn,
                notice.publishedOn(),
                court,
                days,
                notice.id(),
                notice.address().isEmpty() ? null : notice.address(),
                Author.MAILLON.who());
        return noted(company.id(), noted, Author.MAILLON, today);
    }

    private static String shortened(String court) {
        return court.length() > 200 ? court.substring(0, 200) : court;
    }

    private Insolvency noted(TenantId tenant, Noted noted, Author by, LocalDate today) {
        long id = store.insert(tenant, noted, clock.instant());
        var insolvency = store.find(tenant, id).orElseThrow();
        tasks.open(tenant, List.of(task(insolvency, today)));
        record(tenant, insolvency, "insolvency-noted", by, Map.of());
        events.publishEvent(new InsolvencyNoticed(tenant, insolvency.account()));
        webhooks.publish(tenant, "account.insolvency", told(tenant, insolvency));
        return insolvency;
    }

    private Map<String, Object> told(TenantId tenant, Insolvency insolvency) {
        var told = new LinkedHashMap<String, Object>();
        told.put("id", insolvency.id());
        told.put(
                "account",
                customers.find(tenant, insolvency.account()).orElseThrow().code());
        told.put("kind", insolvency.kind().code());
        told.put("openedOn", insolvency.openedOn().toString());
        told.put("publishedOn", insolvency.publishedOn().toString());
        told.put("declareBy", insolvency.declareBy().toString());
        told.put("court", insolvency.court());
        told.put("source", insolvency.source());
        return told;
    }

    private static NewTask task(Insolvency insolvency, LocalDate today) {
        var why = insolvency.kind().country().equals("BE")
                ? "registers.task.declare-belgium"
                : insolvency.declareBy().isBefore(today) ? "registers.task.relief" : "registers.task.declare";
        return new NewTask(
                taskKey(insolvency.id()),
                TaskKind.INSOLVENCY,
                insolvency.account(),
                OptionalLong.empty(),
                today,
                facts(insolvency, why));
    }

    /** A notice says it is over, or void: somebody says whether reminders go on. */
    private void review(TenantId tenant, Insolvency insolvency, CompanyNotice notice, LocalDate today) {
        var facts = new HashMap<>(facts(insolvency, "registers.task.review"));
        facts.put("reference", notice.id());
        tasks.open(
                tenant,
                List.of(new NewTask(
                        taskKey(insolvency.id()) + "/" + notice.id(),
                        TaskKind.INSOLVENCY,
                        insolvency.account(),
                        OptionalLong.empty(),
                        today,
                        facts)));
    }

    private static Map<String, String> facts(Insolvency insolvency, String why) {
        var facts = new HashMap<String, String>();
        facts.put("why", why);
        facts.put("procedure", insolvency.kind().code());
        facts.put("openedOn", insolvency.openedOn().toString());
        facts.put("publishedOn", insolvency.publishedOn().toString());
        facts.put("court", insolvency.court());
        facts.put("declareBy", insolvency.declareBy().toString());
        insolvency.reclaimBy().ifPresent(day -> facts.put("reclaimBy", day.toString()));
        insolvency.reliefBy().ifPresent(day -> facts.put("reliefBy", day.toString()));
        return facts;
    }

    private static String taskKey(long id) {
        return "insolvency/" + id;
    }

    private void record(TenantId tenant, Insolvency insolvency, String act, Author by, Map<String, String> more) {
        var facts = new HashMap<>(facts(insolvency, act));
        facts.remove("why");
        facts.put("source", insolvency.source());
        facts.putAll(more);
        var subject = "account/" + insolvency.account().value() + "/insolvency/" + insolvency.id();
        evidence.record(tenant, new Happening(subject, act, by.who(), by.from(), clock.instant(), facts, List.of()));
    }

    /** The creditor's country. */
    private String creditor(TenantId tenant) {
        return tenants.find(tenant).orElseThrow().country();
    }
}
