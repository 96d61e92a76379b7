package org.maillon.reminders;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.maillon.messages.Templates;
import org.maillon.reminders.ScenarioAnswer.Kept;
import org.maillon.reminders.ScenarioAnswer.Refused;
import org.maillon.reminders.ScenarioAnswer.Unknown;
import org.maillon.reminders.ScenarioBook.Published;
import org.maillon.reminders.ScenarioProblem.Code;
import org.springframework.stereotype.Service;

/**
 * The scenarios of a company, and who is reminded by which. What is kept is sound; what went live is never rewritten: a
 * change is a new version, and the company says whether items on their way finish on theirs or move.
 */
@Service
public class Scenarios {
    /** What becomes of items that are on their way when a version goes live. */
    public enum Running {
        MOVE,
        FINISH
    }

    private final TenantScope tenants;
    private final ScenarioStore store;
    private final ChoiceStore choices;
    private final ReminderStore reviews;
    private final Templates templates;
    private final Clock clock;

    Scenarios(
            TenantScope tenants,
            ScenarioStore store,
            ChoiceStore choices,
            ReminderStore reviews,
            Templates templates,
            Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.choices = choices;
        this.reviews = reviews;
        this.templates = templates;
        this.clock = clock;
    }

    /** Every family with all its versions, by name. */
    public List<ScenarioFamily> list(TenantId tenant) {
        return tenants.in(tenant, () -> {
            book(tenant);
            return families(store.versions(tenant, null));
        });
    }

    public Optional<ScenarioFamily> find(TenantId tenant, String name) {
        return tenants.in(tenant, () -> {
            book(tenant);
            return families(store.versions(tenant, name)).stream().findFirst();
        });
    }

    public Optional<Scenario> find(TenantId tenant, String name, int version) {
        return find(tenant, name).stream()
                .flatMap(family -> family.versions().stream())
                .map(ScenarioFamily.Version::scenario)
                .filter(scenario -> scenario.version() == version)
                .findFirst();
    }

    /** The names of the wordings a step may ask for. */
    public Set<String> templates(TenantId tenant) {
        return templates.list(tenant).stream().map(Templates.Listed::name).collect(toSet());
    }

    /** What would keep a scenario from going live; nothing is kept. */
    public List<ScenarioProblem> check(TenantId tenant, Scenario scenario) {
        return ScenarioRules.problems(scenario, templates(tenant));
    }

    /** Keeps the next version of its family, or a new family, as a draft in place of the draft there was. */
    public ScenarioAnswer saveDraft(TenantId tenant, Scenario draft) {
        var problems = check(tenant, draft);
        if (!problems.isEmpty()) return new Refused(problems);
        return tenants.in(tenant, () -> {
            book(tenant);
            return new Kept(keep(tenant, draft));
        });
    }

    private Scenario keep(TenantId tenant, Scenario draft) {
        var versions = store.versions(tenant, draft.name()).stream()
                .map(ScenarioStore.Kept::scenario)
                .toList();
        var before = versions.stream()
                .filter(each -> each.state() == Scenario.State.DRAFT)
                .findFirst();
        if (before.isPresent()) {
            store.replace(tenant, before.get().id(), draft);
            return draft.kept(before.get().id(), before.get().version(), Scenario.State.DRAFT);
        }
        int version = versions.isEmpty() ? 1 : versions.getFirst().version() + 1;
        var next = draft.kept(0, version, Scenario.State.DRAFT);
        return next.kept(store.add(tenant, next, false, null).orElseThrow(), version, Scenario.State.DRAFT);
    }

    /** Lets a draft go live in place of the version that was, and looks at every account again. */
    public ScenarioAnswer publish(TenantId tenant, String name, int version, Running running) {
        return tenants.in(
                tenant,
                () -> store.versions(tenant, name).stream()
                        .map(ScenarioStore.Kept::scenario)
                        .filter(scenario -> scenario.version() == version && scenario.state() == Scenario.State.DRAFT)
                        .findFirst()
                        .map(draft -> publish(tenant, draft, running))
                        .orElseGet(Unknown::new));
    }

    private ScenarioAnswer publish(TenantId tenant, Scenario draft, Running running) {
        var problems = check(tenant, draft);
        if (!problems.isEmpty()) return new Refused(problems);
        var before = store.versions(tenant, draft.name()).stream()
                .filter(each -> each.scenario().state() == Scenario.State.LIVE)
                .findFirst();
        before.ifPresent(each -> store.retire(tenant, each.scenario().id()));
        boolean usual = before.map(ScenarioStore.Kept::usual).orElse(false);
        store.goLive(tenant, draft.id(), usual, running == Running.MOVE, today());
        reviews.wakeAll(tenant);
        return new Kept(draft.kept(draft.id(), draft.version(), Scenario.State.LIVE));
    }

    /** Forgets the draft of a family; false where there is none. */
    public boolean dropDraft(TenantId tenant, String name) {
        return tenants.in(tenant, () -> {
            var draft = families(store.versions(tenant, name)).stream()
                    .flatMap(family -> family.draft().stream())
                    .findFirst();
            draft.ifPresent(scenario -> store.drop(tenant, scenario.id()));
            return draft.isPresent();
        });
    }

    /** Takes a family out of use; refused while it is the usual one, or rules or people ask for it. */
    public ScenarioAnswer retire(TenantId tenant, String name) {
        return tenants.in(
                tenant,
                () -> families(store.versions(tenant, name)).stream()
                        .filter(family -> family.live().isPresent())
                        .findFirst()
                        .map(family -> retire(tenant, family))
                        .orElseGet(Unknown::new));
    }

    private ScenarioAnswer retire(TenantId tenant, ScenarioFamily family) {
        var named =
                choices.rules(tenant).stream().anyMatch(rule -> rule.scenario().equals(family.name()));
        if (family.usual() || named || choices.isAssigned(tenant, family.name()))
            return new Refused(List.of(ScenarioProblem.of(0, Code.IN_USE, family.name())));
        var live = family.live().orElseThrow();
        store.retire(tenant, live.id());
        reviews.wakeAll(tenant);
        return new Kept(live.kept(live.id(), live.version(), Scenario.State.RETIRED));
    }

    /** Makes a live family the one for whoever no rule speaks of; false where there is none of that name. */
    public boolean makeUsual(TenantId tenant, String name) {
        return tenants.in(tenant, () -> {
            var live = book(tenant).live(name);
            live.ifPresent(scenario -> store.makeUsual(tenant, scenario.id()));
            if (live.isPresent()) reviews.wakeAll(tenant);
            return live.isPresent();
        });
    }

    /** The rules by which a scenario is chosen, the first to be asked first. */
    public List<ScenarioRule> rules(TenantId tenant) {
        return tenants.in(tenant, () -> book(tenant).rules());
    }

    /** Replaces all rules; what is wrong with them keeps them as they were. */
    public List<ScenarioProblem> changeRules(TenantId tenant, List<ScenarioRule> rules) {
        return tenants.in(tenant, () -> {
            var problems = ScenarioRules.problems(rules, book(tenant).families());
            if (!problems.isEmpty()) return problems;
            choices.replaceRules(tenant, rules);
            reviews.wakeAll(tenant);
            return problems;
        });
    }

    /** The family a person chose for an account; empty where the rules choose. */
    public Optional<String> chosenFor(TenantId tenant, AccountId account) {
        return tenants.in(tenant, () -> choices.ofAccount(tenant, account.value()));
    }

    /** The family a person chose for one open item; empty where its account's holds. */
    public Optional<String> chosenFor(TenantId tenant, long openItem) {
        return tenants.in(tenant, () -> choices.ofItem(tenant, openItem));
    }

    /** Chooses a live family for an account, or lets the rules choose again; false where there is none of that name. */
    public boolean choose(TenantId tenant, AccountId account, Optional<String> name) {
        return tenants.in(tenant, () -> {
            if (name.isPresent() && book(tenant).live(name.get()).isEmpty()) return false;
            choices.assign(tenant, account.value(), name.orElse(null));
            reviews.wake(tenant, List.of(account.value()));
            return true;
        });
    }

    /** The same for one open item of it. */
    public boolean choose(TenantId tenant, AccountId account, long openItem, Optional<String> name) {
        return tenants.in(tenant, () -> {
            if (name.isPresent() && book(tenant).live(name.get()).isEmpty()) return false;
            choices.assignItem(tenant, account.value(), openItem, name.orElse(null));
            reviews.wake(tenant, List.of(account.value()));
            return true;
        });
    }

    /** All that was ever live, with the rules; a company that has none yet is given the ready-made ones. */
    ScenarioBook book(TenantId tenant) {
        var versions = store.versions(tenant, null);
        if (versions.stream().noneMatch(Scenarios::isFirstOfTheReadyMade)) {
            addReadyMade(tenant, versions.isEmpty());
            versions = store.versions(tenant, null);
        }
        var usual = versions.stream().filter(ScenarioStore.Kept::usual).findFirst();
        var published = versions.stream()
                .filter(each -> each.scenario().state() != Scenario.State.DRAFT)
                .map(each -> new Published(each.scenario(), each.moves()))
                .toList();
        return new ScenarioBook(
                published, choices.rules(tenant), usual.orElseThrow().scenario().name());
    }

    private static boolean isFirstOfTheReadyMade(ScenarioStore.Kept kept) {
        return kept.scenario().name().equals(ReadyMade.COURTESY_FIRST.name());
    }

    /** A company that already reminds keeps its usual scenario and rules. */
    private void addReadyMade(TenantId tenant, boolean first) {
        for (var scenario : ReadyMade.ALL) {
            boolean usual = first && scenario == ReadyMade.COURTESY_FIRST;
            store.add(tenant, scenario.kept(0, 1, Scenario.State.LIVE), usual, today());
        }
        if (!first) return;
        for (int i = 0; i < ReadyMade.RULES.size(); i++) choices.addRule(tenant, i + 1, ReadyMade.RULES.get(i));
    }

    private static List<ScenarioFamily> families(List<ScenarioStore.Kept> versions) {
        return versions.stream()
                .collect(groupingBy(each -> each.scenario().name(), LinkedHashMap::new, toList()))
                .entrySet()
                .stream()
                .map(Scenarios::family)
                .toList();
    }

    private static ScenarioFamily family(Map.Entry<String, List<ScenarioStore.Kept>> versions) {
        return new ScenarioFamily(
                versions.getKey(),
                versions.getValue().stream().anyMatch(ScenarioStore.Kept::usual),
                versions.getValue().stream()
                        .map(each -> new ScenarioFamily.Version(each.scenario(), each.liveOn(), each.moves()))
                        .toList());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
