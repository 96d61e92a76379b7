package org.maillon.reminders;

import static java.util.Comparator.comparing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.TenantId;
import org.maillon.reminders.AccountDecision.ItemDecision;
import org.springframework.stereotype.Service;

/** What leaves today, to whom and why: run for all accounts whose day has come, or at once for one of them. */
@Service
public class Reminders {
    /** The name under which reminders stand in the outbox. */
    static final String SOURCE = "reminder";

    private final TenantScope tenants;
    private final ReminderStore store;
    private final PolicyStore policies;
    private final PauseStore pauses;
    private final ApprovalStore approvals;
    private final JournalStore journal;
    private final Rounds rounds;
    private final Situations situations;
    private final Recording recording;
    private final Customers customers;
    private final Wording wording;
    private final Clock clock;

    Reminders(
            TenantScope tenants,
            ReminderStore store,
            PolicyStore policies,
            PauseStore pauses,
            ApprovalStore approvals,
            JournalStore journal,
            Rounds rounds,
            Situations situations,
            Recording recording,
            Customers customers,
            Wording wording,
            Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.policies = policies;
        this.pauses = pauses;
        this.approvals = approvals;
        this.journal = journal;
        this.rounds = rounds;
        this.situations = situations;
        this.recording = recording;
        this.customers = customers;
        this.wording = wording;
        this.clock = clock;
    }

    /**
     * Decides for every account whose day has come, in transactions of a few thousand accounts that other nodes may share;
     * running it again on the same day adds nothing. A simulated run gives the counts of the real one and leaves nothing
     * behind that anyone can see. A real one is also a person's answer that reminders may begin.
     */
    public RunResult run(TenantId tenant, LocalDate on, boolean simulate) {
        if (simulate) return rounds.simulate(tenant, on);
        tenants.run(tenant, () -> policies.startUnlessStarted(tenant, on));
        return rounds.run(tenant, on);
    }

    /**
     * What such a run would do, letter by letter, and at most so many tasks of each reason; what was decided for accounts
     * whose day has not come is in the counts. Accounts not yet under review are not looked at.
     */
    public Outlook outlook(TenantId tenant, LocalDate on, int tasks) {
        var tally = new OutlookTally();
        rounds.look(tenant, on, tally::count);
        return tenants.in(
                tenant,
                () -> new Outlook(
                        tally.tally().result(rounds.withThoseNotDue(tenant, on, tally.tally())),
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
        var held = new ArrayList<Held>();
        rounds.look(
                tenant,
                on,
                decisions -> decisions.forEach(decision -> decision.items().stream()
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
                ? new DailyRun.Done(rounds.run(tenant, on))
                : new DailyRun.NotStarted(rounds.simulate(tenant, on));
    }

    public Policy policy(TenantId tenant) {
        return tenants.in(tenant, () -> policies.policy(tenant));
    }

    /** Records that reminders may leave by themselves, with at most so many letters of the old backlog a day (1 or more). */
    public void start(TenantId tenant, OptionalInt backlogPerDay) {
        tenants.run(tenant, () -> policies.start(tenant, today(), backlogPerDay));
    }

    /** For how many days after a dispute was settled nothing is asked for its item: 0 to 60. */
    public void setDaysAfterDispute(TenantId tenant, int days) {
        if (days < 0 || days > 60) throw new InvalidValue("reminders.wrong.days-after-dispute", String.valueOf(days));
        tenants.run(tenant, () -> policies.setDaysAfterDispute(tenant, days));
    }

    /** Switches the daily run on or off; what is queued stays queued. */
    public void setActive(TenantId tenant, boolean active) {
        tenants.run(tenant, () -> policies.setActive(tenant, active));
    }

    /** A fact of these accounts changed: the next run looks at them, whatever its day. Joins the caller's transaction. */
    public void wake(TenantId tenant, Collection<AccountId> accounts) {
        var ids = accounts.stream().map(AccountId::value).distinct().sorted().toList();
        if (!ids.isEmpty()) tenants.run(tenant, () -> store.wake(tenant, ids));
    }

    /** What the rules would say of an account on a day, per currency; nothing is kept. */
    public List<AccountDecision> decide(TenantId tenant, AccountId account, LocalDate on) {
        return tenants.in(
                tenant,
                () -> situations.of(tenant, store.reviews(tenant, account.value()), on).stream()
                        .map(situation -> situation.decide(on))
                        .toList());
    }

    /**
     * The decisions with a message of all accounts on a day, as if everyone could be written to: for a ledger read from an
     * accounting export, which holds no addresses. No message is made and no step recorded.
     */
    public List<AccountDecision> wouldLeave(TenantId tenant, LocalDate on) {
        var leaving = new ArrayList<AccountDecision>();
        rounds.forEachDue(
                tenant,
                on,
                chunk -> chunk.stream()
                        .map(situation -> situation.asReachable().decide(on))
                        .filter(decision -> decision.reminder().isPresent())
                        .forEach(leaving::add));
        return leaving;
    }

    /** The letters an account would get on a day, one per currency at most; nothing is kept. */
    public List<LetterPreview> preview(TenantId tenant, AccountId account, LocalDate on) {
        return tenants.in(
                tenant,
                () -> decide(tenant, account, on).stream()
                        .flatMap(decision -> wording.preview(tenant, decision, on).stream())
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
        return tenants.in(tenant, () -> pauses.of(tenant, store.goingOn(tenant, account.value()), on));
    }

    /** The pauses of whole accounts that hold on a day, the first to end first. */
    public List<Pause> pauses(TenantId tenant, LocalDate on, int limit) {
        return tenants.in(tenant, () -> pauses.all(tenant, on, limit));
    }

    /** Keeps an account, or one item of it, silent to the end of a day; the reason is 1 to 500 characters. */
    public void pause(TenantId tenant, AccountId account, OptionalLong openItem, String reason, LocalDate until) {
        tenants.run(tenant, () -> {
            long on = openItem.isPresent() ? account.value() : store.goingOn(tenant, account.value());
            pauses.add(tenant, on, openItem, reason.strip(), today(), until);
            wake(tenant, List.of(account));
        });
    }

    /** Whose item it is; empty where the company has none of that id. */
    public Optional<AccountId> accountOf(TenantId tenant, long openItem) {
        return tenants.in(tenant, () -> pauses.accountOf(tenant, openItem));
    }

    /** Ends every pause of an account, also those of its items. */
    public void resume(TenantId tenant, AccountId account) {
        tenants.run(tenant, () -> {
            pauses.end(tenant, store.goingOn(tenant, account.value()), today().minusDays(1));
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
            var decisions = locked(tenant, account).stream()
                    .map(situation -> situation.decideNow(today()))
                    .toList();
            recording.record(tenant, decisions, today());
            return decisions;
        });
    }

    /**
     * Agrees to what waits for approval about an account, which leaves at once; answers how many items it was about.
     *
     * @param by who agreed
     */
    public int approve(TenantId tenant, AccountId account, Optional<String> by) {
        return answer(tenant, account, false, by);
    }

    /** Passes over what waits for approval about an account: the next step comes on its day. Answers as {@link #approve}. */
    public int decline(TenantId tenant, AccountId account, Optional<String> by) {
        return answer(tenant, account, true, by);
    }

    private int answer(TenantId tenant, AccountId account, boolean declined, Optional<String> by) {
        return tenants.in(tenant, () -> {
            var waiting = locked(tenant, account).stream()
                    .flatMap(situation -> situation.decide(today()).toApprove().stream())
                    .toList();
            for (var item : waiting) approvals.answer(tenant, item, declined, by.orElse(null), clock.instant());
            var decisions = locked(tenant, account).stream()
                    .map(situation -> situation.decide(today()))
                    .toList();
            recording.record(tenant, decisions, today());
            return waiting.size();
        });
    }

    private List<Situation> locked(TenantId tenant, AccountId account) {
        return situations.of(tenant, store.lock(tenant, account.value()), today());
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
        return new JournalEntry(
                item.openItem(),
                decision.account(),
                "",
                item.reason(),
                step,
                on,
                on,
                item.reviewOn(),
                Optional.ofNullable(item.aboutOn()));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
