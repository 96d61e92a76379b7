package org.maillon.reminders;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.TenantId;
import org.maillon.reminders.AccountFacts.Holds;
import org.maillon.reminders.AccountFacts.ItemFacts;
import org.maillon.reminders.AccountFacts.Promised;
import org.maillon.reminders.AccountFacts.Said;
import org.maillon.reminders.FactsStore.Approved;
import org.maillon.reminders.FactsStore.Asked;
import org.maillon.reminders.FactsStore.Customer;
import org.maillon.reminders.FactsStore.Item;
import org.maillon.reminders.FactsStore.Taken;
import org.maillon.reminders.ReminderStore.ReviewKey;
import org.maillon.reminders.ScenarioBook.Chosen;
import org.springframework.stereotype.Component;

/** Puts together what is known of accounts under review; an account that owes nothing has no items. */
@Component
class Situations {
    private static final int DAYS_OF_CONTACTS = 7;
    private static final String INVOICE = "invoice";
    static final Customer NOBODY = new Customer("FR", null, null, false, null, Set.of(), null);

    private final FactsStore store;
    private final HoldsStore holds;
    private final ExperimentStore experiments;
    private final PolicyStore policies;
    private final Scenarios scenarios;

    Situations(
            FactsStore store,
            HoldsStore holds,
            ExperimentStore experiments,
            PolicyStore policies,
            Scenarios scenarios) {
        this.store = store;
        this.holds = holds;
        this.experiments = experiments;
        this.policies = policies;
        this.scenarios = scenarios;
    }

    /** In the order of the keys; within the transaction of the company. */
    List<Situation> of(TenantId tenant, List<ReviewKey> keys, LocalDate today) {
        store.readByIndex();
        var book = scenarios.book(tenant);
        var known = known(tenant, keys, today);
        return keys.stream().map(key -> situation(book, known, key)).toList();
    }

    /** Gives a company that has none yet its scenarios, before many ask for them at once. */
    void prepare(TenantId tenant) {
        scenarios.book(tenant);
    }

    /** Of accounts under review on a day, those whose person stands behind another one of them too, by that person. */
    Map<String, List<ReviewKey>> persons(TenantId tenant, LocalDate on) {
        var accounts = new TreeSet<>(store.inManyCurrencies(tenant, on));
        var shared = store.sharedEmails(tenant);
        if (!shared.isEmpty()) store.accountsOf(tenant, shared).values().forEach(accounts::addAll);
        if (accounts.isEmpty()) return Map.of();
        store.readByIndex();
        var customers = store.customers(new Asked(tenant, accounts.toArray(Long[]::new), Map.of()));
        var persons = store.due(tenant, accounts, on).stream()
                .filter(key -> customers.getOrDefault(key.account(), NOBODY).email() != null)
                .collect(groupingBy(
                        key -> String.valueOf(
                                customers.getOrDefault(key.account(), NOBODY).email()),
                        TreeMap::new,
                        toList()));
        persons.values().removeIf(keys -> keys.size() < 2);
        return persons;
    }

    /** All that was read of a chunk. */
    private record Known(
            Map<Long, Customer> customers,
            Map<ReviewKey, LocalDate> lastContacts,
            Map<ReviewKey, Long> unallocated,
            Map<ReviewKey, List<Item>> items,
            Map<Long, Taken> taken,
            Map<Long, List<LocalDate>> contacts,
            Map<Long, List<Approved>> approvals,
            Map<Long, String> scenariosOfItems,
            List<Experiment> experiments,
            Silences silences) {}

    /** What decides which scenario an account and its items are on, and how far they have come on it. */
    record Standing(
            Customer customer,
            Map<Long, Taken> taken,
            Map<Long, List<Approved>> approvals,
            Map<Long, String> scenariosOfItems) {}

    /** What speaks against asking. */
    record Silences(
            Map<Long, LocalDate> pauses,
            Map<Long, Long> disputed,
            Map<ReviewKey, List<Promised>> promises,
            Map<Long, LocalDate> broken,
            Map<Long, LocalDate> planned,
            Map<Long, LocalDate> receipts,
            Map<Long, LocalDate> insolvent,
            Map<Long, LocalDate> settled,
            int daysAfterDispute) {
        /** @param bookedOn the account on which it was booked, where that one was joined to the account */
        Holds of(long item, long bookedOn, long account) {
            return new Holds(
                    later(pauses.get(item), later(pauses.get(-bookedOn), pauses.get(-account))),
                    disputed.getOrDefault(item, 0L),
                    planned.get(item),
                    receipts.get(item),
                    later(broken.get(item), broken.get(-account)),
                    insolvent.get(-account),
                    lastQuietDay(settled.get(item), daysAfterDispute));
        }

        /** The day before the first one on which the item may be asked for again. */
        static @Nullable LocalDate lastQuietDay(@Nullable LocalDate settledOn, int daysAfterDispute) {
            return settledOn == null ? null : settledOn.plusDays(daysAfterDispute - 1L);
        }
    }

    private Known known(TenantId tenant, List<ReviewKey> keys, LocalDate today) {
        var asked = store.asked(tenant, keys);
        var items = store.items(asked);
        var customers = store.customers(asked);
        return new Known(
                customers,
                store.lastContacts(asked),
                store.unallocated(asked),
                items,
                store.taken(tenant, ids(items.values())),
                contacts(asked, customers, today.minusDays(DAYS_OF_CONTACTS)),
                store.approvals(asked),
                store.scenariosOfItems(asked),
                experiments.running(tenant),
                silences(asked));
    }

    /** By account: when its person was written to, also about other accounts. */
    Map<Long, List<LocalDate>> contacts(Asked asked, Map<Long, Customer> customers, LocalDate since) {
        var emails = customers.values().stream()
                .flatMap(customer -> Stream.ofNullable(customer.email()))
                .distinct()
                .toList();
        var sharing = store.accountsOf(asked.tenant(), emails);
        var accounts = new HashSet<>(customers.keySet());
        sharing.values().forEach(accounts::addAll);
        var days = store.contacts(asked.tenant(), accounts, since);
        if (days.isEmpty()) return days;
        var joined = asked.joined();
        var contacts = new HashMap<Long, List<LocalDate>>();
        customers.forEach((account, customer) -> {
            var same = new HashSet<>(others(customer, sharing));
            same.addAll(joined.getOrDefault(account, List.of()));
            same.add(account);
            contacts.put(account, contacts(same, days));
        });
        return contacts;
    }

    private static Set<Long> others(Customer customer, Map<String, Set<Long>> sharing) {
        return customer.email() == null ? Set.of() : sharing.getOrDefault(customer.email(), Set.of());
    }

    private static List<LocalDate> contacts(Set<Long> accounts, Map<Long, List<LocalDate>> days) {
        return accounts.stream()
                .flatMap(each -> days.getOrDefault(each, List.of()).stream())
                .sorted()
                .toList();
    }

    Silences silences(Asked asked) {
        return new Silences(
                holds.pauses(asked),
                holds.disputed(asked),
                holds.promises(asked),
                holds.broken(asked),
                holds.planned(asked),
                holds.receipts(asked),
                holds.insolvent(asked),
                holds.settled(asked),
                policies.policy(asked.tenant()).daysAfterDispute());
    }

    private static Long[] ids(Collection<List<Item>> items) {
        return items.stream()
                .flatMap(List::stream)
                .mapToLong(Item::id)
                .sorted()
                .boxed()
                .toArray(Long[]::new);
    }

    private static Situation situation(ScenarioBook book, Known known, ReviewKey key) {
        var customer = known.customers().getOrDefault(key.account(), NOBODY);
        var standing = new Standing(customer, known.taken(), known.approvals(), known.scenariosOfItems());
        return situation(book, standing, facts(known, key, customer));
    }

    /** The account on the scenario meant for it, and each item on its own, from facts in which nothing was said yet. */
    static Situation situation(ScenarioBook book, Standing standing, AccountFacts bare) {
        var customer = standing.customer();
        var traits = new ScenarioRule.Traits(
                customer.country(),
                customer.segment(),
                customer.score(),
                customer.publicBody(),
                BalanceRules.owedCents(bare));
        var usual = book.choose(new Chosen(customer.scenario(), null), traits, INVOICE);
        var items = new ArrayList<ItemFacts>(bare.items().size());
        for (var item : bare.items()) items.add(onItsScenario(book, standing, item, traits, usual));
        return new Situation(usual, bare.as(bare.lastContactOn(), bare.contactsOn(), items));
    }

    private static AccountFacts facts(Known known, ReviewKey key, Customer customer) {
        var items = known.items().getOrDefault(key, List.of()).stream()
                .map(item -> bare(known, key, item))
                .toList();
        return new AccountFacts(
                key.account(),
                key.currency(),
                customer.reachable(),
                known.unallocated().getOrDefault(key, 0L),
                known.lastContacts().get(key),
                known.contacts().getOrDefault(key.account(), List.of()),
                known.silences().promises().getOrDefault(key, List.of()),
                Experiment.heldOut(known.experiments(), key.account()),
                items);
    }

    private static ItemFacts bare(Known known, ReviewKey key, Item item) {
        return new ItemFacts(
                item.id(),
                item.kind(),
                item.issuedOn(),
                item.dueOn(),
                item.openCents(),
                Said.NOTHING,
                known.silences().of(item.id(), item.account(), key.account()),
                null);
    }

    private static ItemFacts onItsScenario(
            ScenarioBook book, Standing standing, ItemFacts item, ScenarioRule.Traits traits, Scenario usual) {
        var ofItem = standing.scenariosOfItems().get(item.openItem());
        var chosen = ofItem == null && item.kind().equals(INVOICE)
                ? usual
                : book.choose(new Chosen(standing.customer().scenario(), ofItem), traits, item.kind());
        var taken = standing.taken().getOrDefault(item.openItem(), Taken.NOTHING);
        var begunOn = book.version(taken.scenario());
        var own = begunOn.map(begun -> book.continues(begun, chosen)).orElse(chosen);
        var said = said(begunOn, own, taken, answers(standing, item.openItem(), own, taken));
        return item.with(said).on(own.id() == usual.id() ? null : own);
    }

    private static List<Approved> answers(Standing standing, long item, Scenario own, Taken taken) {
        var answers = standing.approvals().get(item);
        if (answers == null) return List.of();
        return answers.stream()
                .filter(each -> each.scenario() == own.id() && each.cycle() == taken.cycle())
                .toList();
    }

    private static Said said(Optional<Scenario> begunOn, Scenario own, Taken taken, List<Approved> answers) {
        if (taken == Taken.NOTHING && answers.isEmpty()) return Said.NOTHING;
        boolean same = taken.scenario() == own.id();
        int place = same
                ? taken.step()
                : begunOn.flatMap(begun -> begun.step(taken.step()))
                        .map(step -> ScenarioBook.place(step, own))
                        .orElse(0);
        int repetition = Math.min(
                taken.repetition(), own.step(place).map(Step::repetitions).orElse(0));
        return new Said(place, repetition, taken.on(), taken.cycle(), approved(answers), declined(answers));
    }

    private static Said.@Nullable Approved approved(List<Approved> answers) {
        return answers.stream()
                .filter(each -> !each.declined())
                .map(Approved::turn)
                .reduce((one, other) -> isLater(one, other) ? one : other)
                .orElse(null);
    }

    private static Set<Said.Approved> declined(List<Approved> answers) {
        return answers.stream().filter(Approved::declined).map(Approved::turn).collect(toSet());
    }

    private static boolean isLater(Said.Approved one, Said.Approved other) {
        return one.step() > other.step() || (one.step() == other.step() && one.repetition() > other.repetition());
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) return one == null ? other : one;
        return one.isAfter(other) ? one : other;
    }
}
