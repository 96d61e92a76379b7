package org.maillon.reminders;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.kernel.TenantId;
import org.maillon.messages.NewMessage;
import org.maillon.messages.Outbox;
import org.maillon.messages.ReminderLetter;
import org.maillon.reminders.AccountDecision.ItemDecision;
import org.maillon.reminders.AccountDecision.Reminder;
import org.maillon.reminders.ReminderStore.Recorded;
import org.maillon.reminders.ReminderStore.ReviewKey;
import org.springframework.stereotype.Service;

/** What leaves today, to whom and why: run for all accounts whose day has come, or at once for one of them. */
@Service
public class Reminders {
    /** The name under which reminders stand in the outbox. */
    static final String SOURCE = "reminder";

    private static final int CHUNK = 2_000;
    private static final int WORKERS = 2;

    private final TenantScope tenants;
    private final ReminderStore store;
    private final Scenarios scenarios;
    private final JournalStore journal;
    private final Customers customers;
    private final ReminderComposer composer;
    private final Outbox outbox;
    private final Clock clock;

    Reminders(
            TenantScope tenants,
            ReminderStore store,
            Scenarios scenarios,
            JournalStore journal,
            Customers customers,
            ReminderComposer composer,
            Outbox outbox,
            Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.scenarios = scenarios;
        this.journal = journal;
        this.customers = customers;
        this.composer = composer;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Decides for every account whose day has come, in transactions of {@value #CHUNK} accounts that other nodes may share;
     * running it again on the same day adds nothing. A simulated run gives the counts of the real one and leaves nothing
     * behind that anyone can see. A real one is also a person's answer that reminders may begin.
     */
    public RunResult run(TenantId tenant, LocalDate on, boolean simulate) {
        if (simulate) return simulate(tenant, on);
        tenants.run(tenant, () -> store.startUnlessStarted(tenant, on));
        return runForReal(tenant, on);
    }

    /**
     * What such a run would do, letter by letter, and at most so many tasks of each reason; what was decided for accounts
     * whose day has not come is in the counts. Accounts not yet under review are not looked at.
     */
    public Outlook outlook(TenantId tenant, LocalDate on, int tasks) {
        var mayLeave = mayLeave(tenant, on);
        var tally = new OutlookTally();
        forEachDue(tenant, on, decisions -> tally.count(limited(decisions, mayLeave, on)));
        return tenants.in(
                tenant,
                () -> new Outlook(
                        tally.tally().result(withThoseNotDue(tenant, on, tally.tally())),
                        tally.letters(),
                        tasks(tenant, on, tally.waiting(tasks), tasks)));
    }

    /** How many accounts, counted per currency, have to be looked at by this day. */
    public long countDue(TenantId tenant, LocalDate on) {
        return tenants.in(tenant, () -> store.countDue(tenant, on));
    }

    /** What would be said of the items held for a reason on a day, the largest first; nothing is kept. */
    public List<JournalEntry> outlookOf(TenantId tenant, LocalDate on, Reason reason, int limit) {
        record Held(JournalEntry entry, long cents) {}
        var mayLeave = mayLeave(tenant, on);
        var held = new ArrayList<Held>();
        forEachDue(
                tenant,
                on,
                decisions -> limited(decisions, mayLeave, on)
                        .forEach(decision -> decision.items().stream()
                                .filter(item -> item.reason() == reason)
                                .map(item -> new Held(entry(decision, item, on), item.owedCents()))
                                .forEach(held::add)));
        return held.stream()
                .sorted(comparing(Held::cents).reversed())
                .limit(limit)
                .map(Held::entry)
                .toList();
    }

    /**
     * What the day does by itself: nothing where a person switched reminders off; before anyone agreed to begin, only the
     * counts of what would leave.
     */
    public DailyRun runDaily(TenantId tenant, LocalDate on) {
        var policy = policy(tenant);
        if (!policy.active()) return new DailyRun.SwitchedOff();
        return policy.leavesByItself()
                ? new DailyRun.Done(runForReal(tenant, on))
                : new DailyRun.NotStarted(simulate(tenant, on));
    }

    public Policy policy(TenantId tenant) {
        return tenants.in(tenant, () -> store.policy(tenant));
    }

    /** Records that reminders may leave by themselves, with at most so many letters of the old backlog a day (1 or more). */
    public void start(TenantId tenant, OptionalInt backlogPerDay) {
        tenants.run(tenant, () -> store.start(tenant, today(), backlogPerDay));
    }

    /** Switches the daily run on or off; what is queued stays queued. */
    public void setActive(TenantId tenant, boolean active) {
        tenants.run(tenant, () -> store.setActive(tenant, active));
    }

    /** A fact of these accounts changed: the next run looks at them, whatever its day. Joins the caller's transaction. */
    public void wake(TenantId tenant, Collection<AccountId> accounts) {
        var ids = accounts.stream().map(AccountId::value).distinct().sorted().toList();
        if (!ids.isEmpty()) tenants.run(tenant, () -> store.wake(tenant, ids));
    }

    /** What the rules would say of an account on a day, per currency; nothing is kept. */
    public List<AccountDecision> decide(TenantId tenant, AccountId account, LocalDate on) {
        return tenants.in(tenant, () -> {
            var scenario = scenario(tenant);
            return store.facts(tenant, store.reviews(tenant, account.value())).stream()
                    .map(facts -> ReminderRules.decide(scenario, facts, on))
                    .toList();
        });
    }

    /**
     * The decisions with a message of all accounts on a day, as if everyone could be written to: for a ledger read from an
     * accounting export, which holds no addresses. No message is made and no step recorded.
     */
    public List<AccountDecision> wouldLeave(TenantId tenant, LocalDate on) {
        var leaving = new ArrayList<AccountDecision>();
        var last = new ReviewKey(Long.MIN_VALUE, "");
        while (true) {
            var after = last;
            var keys = tenants.in(tenant, () -> store.due(tenant, on, after, CHUNK));
            if (keys.isEmpty()) return leaving;
            tenants.run(tenant, () -> {
                var scenario = scenario(tenant);
                store.facts(tenant, keys).stream()
                        .map(facts -> ReminderRules.decide(scenario, facts.asReachable(), on))
                        .filter(decision -> decision.reminder().isPresent())
                        .forEach(leaving::add);
            });
            last = keys.getLast();
        }
    }

    /** The letters an account would get on a day, one per currency at most; nothing is kept. */
    public List<ReminderLetter> preview(TenantId tenant, AccountId account, LocalDate on) {
        return tenants.in(
                tenant,
                () -> decide(tenant, account, on).stream()
                        .flatMap(decision -> composer.letter(tenant, decision, on).stream())
                        .toList());
    }

    /** What was decided for the open items of a day, from where the page before ended; at most 1 000 a page. */
    public JournalPage journal(
            TenantId tenant, LocalDate on, Optional<AccountId> account, OptionalLong cursor, int limit) {
        int size = Math.clamp(limit, 1, 1000);
        var only = account.map(AccountId::value).orElse(null);
        var found = tenants.in(tenant, () -> journal.ofDay(tenant, on, only, cursor.orElse(0), size + 1));
        if (found.size() <= size) return new JournalPage(found, OptionalLong.empty());
        var page = List.copyOf(found.subList(0, size));
        return new JournalPage(page, OptionalLong.of(page.getLast().openItem()));
    }

    /** The same for one reason, the largest amounts first: at most so many, from so many on. */
    public List<JournalEntry> journal(TenantId tenant, LocalDate on, Reason reason, int from, int limit) {
        return tenants.in(tenant, () -> journal.ofReason(tenant, on, reason, from, limit));
    }

    /** What was decided for these open items and stood on a day, in any order; an item nobody looked at yet has none. */
    public List<JournalEntry> journal(TenantId tenant, LocalDate on, Collection<Long> openItems) {
        return tenants.in(tenant, () -> journal.ofItems(tenant, on, openItems));
    }

    /** Every answer an item ever had, the first one first. */
    public List<JournalEntry> history(TenantId tenant, long openItem) {
        return tenants.in(tenant, () -> journal.ofItem(tenant, openItem));
    }

    /** What waits for a person, the largest amounts first: at most so many of each kind. */
    public List<ReminderTask> tasks(TenantId tenant, int limit) {
        return tenants.in(
                tenant,
                () -> Stream.of(Reason.values())
                        .filter(Reason::isTask)
                        .flatMap(reason -> journal.tasks(tenant, reason, LocalDate.of(1, 1, 1), limit).stream())
                        .toList());
    }

    /** The pause of a whole account; empty where none holds on that day. */
    public Optional<Pause> pauseOf(TenantId tenant, AccountId account, LocalDate on) {
        return tenants.in(tenant, () -> store.pauseOf(tenant, account.value(), on));
    }

    /** The pauses of whole accounts that hold on a day, the first to end first. */
    public List<Pause> pauses(TenantId tenant, LocalDate on, int limit) {
        return tenants.in(tenant, () -> store.pauses(tenant, on, limit));
    }

    /** Keeps an account, or one item of it, silent to the end of a day; the reason is 1 to 500 characters. */
    public void pause(TenantId tenant, AccountId account, OptionalLong openItem, String reason, LocalDate until) {
        tenants.run(tenant, () -> {
            store.pause(tenant, account.value(), openItem, reason.strip(), until);
            wake(tenant, List.of(account));
        });
    }

    /** Ends every pause of an account, also those of its items. */
    public void resume(TenantId tenant, AccountId account) {
        tenants.run(tenant, () -> {
            store.resume(tenant, account.value(), today().minusDays(1));
            wake(tenant, List.of(account));
        });
    }

    /** The open items of a day by the reason that stood for them. */
    public Map<Reason, Long> countByReason(TenantId tenant, LocalDate on) {
        return tenants.in(tenant, () -> journal.countByReason(tenant, on));
    }

    /** Reminds one account at once, however recently it was written to; what is covered, paused or not due stays silent. */
    public List<AccountDecision> sendNow(TenantId tenant, AccountId account) {
        return tenants.in(tenant, () -> {
            var scenario = scenario(tenant);
            var decisions = store.facts(tenant, store.lock(tenant, account.value())).stream()
                    .map(facts -> ReminderRules.decideNow(scenario, facts, today()))
                    .toList();
            record(tenant, scenario, decisions, today());
            return decisions;
        });
    }

    private RunResult runForReal(TenantId tenant, LocalDate on) {
        var mayLeave = mayLeave(tenant, on);
        var tally = inParallel(() -> work(tenant, on, mayLeave));
        return tally.result(tenants.in(tenant, () -> store.countByReason(tenant, null)));
    }

    private RunResult simulate(TenantId tenant, LocalDate on) {
        var mayLeave = mayLeave(tenant, on);
        var tally = new Tally();
        forEachDue(tenant, on, decisions -> tally.count(limited(decisions, mayLeave, on)));
        return tally.result(tenants.in(tenant, () -> withThoseNotDue(tenant, on, tally)));
    }

    private Map<Reason, Long> withThoseNotDue(TenantId tenant, LocalDate on, Tally tally) {
        var byReason = store.countByReason(tenant, on);
        tally.byReason().forEach((reason, number) -> byReason.merge(reason, number, Long::sum));
        return byReason;
    }

    private List<ReminderTask> tasks(TenantId tenant, LocalDate on, List<OutlookTally.Waiting> waiting, int limit) {
        var accounts = customers.findAll(
                tenant,
                waiting.stream()
                        .map(each -> new AccountId(each.account()))
                        .distinct()
                        .toList());
        var decided = Stream.of(Reason.values())
                .filter(Reason::isTask)
                .flatMap(reason -> journal.tasks(tenant, reason, on, limit).stream());
        var asked = waiting.stream()
                .flatMap(each -> Stream.ofNullable(accounts.get(new AccountId(each.account())))
                        .map(account -> task(each, account, on)));
        return Stream.concat(decided, asked)
                .sorted(comparing(ReminderTask::cents).reversed().thenComparing(ReminderTask::account))
                .toList();
    }

    private static ReminderTask task(OutlookTally.Waiting waiting, CustomerAccount account, LocalDate on) {
        return new ReminderTask(
                waiting.account(),
                account.code(),
                account.name(),
                waiting.currency(),
                waiting.reason(),
                waiting.items(),
                waiting.cents(),
                on);
    }

    private static JournalEntry entry(AccountDecision decision, ItemDecision item, LocalDate on) {
        var step = Optional.ofNullable(item.step()).map(Step::name);
        return new JournalEntry(item.openItem(), decision.account(), "", item.reason(), step, on, item.reviewOn());
    }

    private static Tally inParallel(Supplier<Tally> work) {
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, WORKERS)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(work, workers))
                    .toList();
            return running.stream().map(CompletableFuture::join).reduce(new Tally(), Tally::plus);
        }
    }

    private Tally work(TenantId tenant, LocalDate on, Predicate<AccountDecision> mayLeave) {
        var tally = new Tally();
        while (tenants.in(tenant, () -> reviewChunk(tenant, on, mayLeave, tally))) {
            // The next chunk, until nobody's day has come.
        }
        return tally;
    }

    private boolean reviewChunk(TenantId tenant, LocalDate on, Predicate<AccountDecision> mayLeave, Tally tally) {
        var keys = store.lockDue(tenant, on, CHUNK);
        if (keys.isEmpty()) return false;
        var scenario = scenario(tenant);
        var decisions = limited(decide(tenant, scenario, keys, on), mayLeave, on);
        record(tenant, scenario, decisions, on);
        tally.count(decisions);
        return true;
    }

    private List<AccountDecision> decide(TenantId tenant, Scenario scenario, List<ReviewKey> keys, LocalDate on) {
        return store.facts(tenant, keys).stream()
                .map(facts -> ReminderRules.decide(scenario, facts, on))
                .toList();
    }

    private void record(TenantId tenant, Scenario scenario, List<AccountDecision> decisions, LocalDate on) {
        var recorded =
                decisions.stream().map(decision -> named(tenant, decision)).toList();
        store.record(tenant, scenario, recorded, on);
        outbox.queue(tenant, messages(tenant, recorded, on));
    }

    private static Recorded named(TenantId tenant, AccountDecision decision) {
        var key = decision.reminder()
                .map(reminder -> MessageKeys.of(tenant, decision, reminder))
                .orElse(null);
        return new Recorded(decision, key);
    }

    private List<NewMessage> messages(TenantId tenant, List<Recorded> recorded, LocalDate on) {
        var leaving = recorded.stream().filter(r -> r.messageKey() != null).toList();
        if (leaving.isEmpty()) return List.of();
        var countries = store.countries(
                tenant, leaving.stream().map(r -> r.decision().account()).toList());
        var earliest = earliest(on);
        return leaving.stream()
                .map(r -> message(
                        r,
                        on,
                        WorkingHours.openFrom(
                                earliest, countries.getOrDefault(r.decision().account(), "FR"))))
                .toList();
    }

    private static NewMessage message(Recorded recorded, LocalDate on, Instant notBefore) {
        var decision = recorded.decision();
        return new NewMessage(
                decision.account(),
                SOURCE,
                String.valueOf(recorded.messageKey()),
                Currency.getInstance(decision.currency()),
                decision.reminder()
                        .map(Reminder::tone)
                        .map(ReminderStore::lower)
                        .orElseThrow(),
                on,
                notBefore);
    }

    /** The morning of its day for a run of a coming day, else now. */
    private Instant earliest(LocalDate on) {
        var morning = on.atStartOfDay(WorkingHours.ZONE).toInstant();
        var now = clock.instant();
        return morning.isAfter(now) ? morning : now;
    }

    /** Where letters of the old backlog are capped, the oldest and then largest leave first: one look at all of them. */
    private Predicate<AccountDecision> mayLeave(TenantId tenant, LocalDate on) {
        var cap = policy(tenant).backlogPerDay();
        if (cap.isEmpty()) return _ -> true;
        var admitted = admitted(tenant, on, cap.getAsInt());
        return decision -> !isBacklog(decision) || admitted.contains(keyOf(decision));
    }

    private Set<ReviewKey> admitted(TenantId tenant, LocalDate on, int perDay) {
        record Waiting(ReviewKey key, LocalDate oldestDueOn, long askedCents) {}
        var waiting = new ArrayList<Waiting>();
        forEachDue(
                tenant,
                on,
                decisions -> decisions.stream()
                        .filter(Reminders::isBacklog)
                        .flatMap(
                                decision -> decision
                                        .reminder()
                                        .map(r -> new Waiting(keyOf(decision), r.oldestDueOn(), r.askedCents()))
                                        .stream())
                        .forEach(waiting::add));
        long left = tenants.in(tenant, () -> store.countBacklogLetters(tenant, on));
        return waiting.stream()
                .sorted(comparing(Waiting::oldestDueOn)
                        .thenComparing(Waiting::askedCents, Comparator.reverseOrder())
                        .thenComparing(w -> w.key().account())
                        .thenComparing(w -> w.key().currency()))
                .limit(Math.max(0, perDay - left))
                .map(Waiting::key)
                .collect(toSet());
    }

    private static List<AccountDecision> limited(
            List<AccountDecision> decisions, Predicate<AccountDecision> mayLeave, LocalDate on) {
        return decisions.stream()
                .map(decision -> mayLeave.test(decision) ? decision : decision.waiting(on))
                .toList();
    }

    private void forEachDue(TenantId tenant, LocalDate on, Consumer<List<AccountDecision>> chunks) {
        var last = new ReviewKey(Long.MIN_VALUE, "");
        while (true) {
            var after = last;
            var keys = tenants.in(tenant, () -> store.due(tenant, on, after, CHUNK));
            if (keys.isEmpty()) return;
            chunks.accept(tenants.in(tenant, () -> decide(tenant, scenario(tenant), keys, on)));
            last = keys.getLast();
        }
    }

    private static boolean isBacklog(AccountDecision decision) {
        return decision.reminder().filter(Reminder::fromBacklog).isPresent();
    }

    private static ReviewKey keyOf(AccountDecision decision) {
        return new ReviewKey(decision.account(), decision.currency());
    }

    private Scenario scenario(TenantId tenant) {
        return scenarios.book(tenant).usualScenario();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
