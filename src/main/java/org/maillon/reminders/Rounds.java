package org.maillon.reminders;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.maillon.access.TenantScope;
import org.maillon.kernel.TenantId;
import org.maillon.kernel.Workers;
import org.maillon.reminders.ReminderStore.ReviewKey;
import org.springframework.stereotype.Component;

/** One round over all accounts whose day has come, for real or only to see; other nodes may go round at the same time. */
@Component
class Rounds {
    static final int CHUNK = 2_000;
    private static final int WORKERS = 2;

    private final TenantScope tenants;
    private final ReminderStore store;
    private final PolicyStore policies;
    private final Situations situations;
    private final Recording recording;

    Rounds(TenantScope tenants, ReminderStore store, PolicyStore policies, Situations situations, Recording recording) {
        this.tenants = tenants;
        this.store = store;
        this.policies = policies;
        this.situations = situations;
        this.recording = recording;
    }

    RunResult run(TenantId tenant, LocalDate on) {
        var admission = admission(tenant, on);
        var tally = inParallel(() -> work(tenant, on, admission));
        return tally.result(tenants.in(tenant, () -> store.countByReason(tenant, null)));
    }

    RunResult simulate(TenantId tenant, LocalDate on) {
        var tally = new Tally();
        look(tenant, on, tally::count);
        return tally.result(withThoseNotDue(tenant, on, tally));
    }

    /** The decisions a run of the day would keep, chunk by chunk. */
    void look(TenantId tenant, LocalDate on, Consumer<List<AccountDecision>> seen) {
        var admission = admission(tenant, on);
        forEachDue(tenant, on, chunk -> seen.accept(admission.admit(decisions(chunk, on), on)));
    }

    /** The facts of everybody whose day has come, whatever the backlog. */
    void forEachDue(TenantId tenant, LocalDate on, Consumer<List<Situation>> chunks) {
        var last = new ReviewKey(Long.MIN_VALUE, "");
        while (true) {
            var after = last;
            var keys = tenants.in(tenant, () -> store.due(tenant, on, after, CHUNK));
            if (keys.isEmpty()) return;
            chunks.accept(tenants.in(tenant, () -> situations.of(tenant, keys, on)));
            last = keys.getLast();
        }
    }

    /** All items by the reason that would stand for them after the run that was counted. */
    Map<Reason, Long> withThoseNotDue(TenantId tenant, LocalDate on, Tally tally) {
        var byReason = tenants.in(tenant, () -> store.countByReason(tenant, on));
        tally.byReason().forEach((reason, number) -> byReason.merge(reason, number, Long::sum));
        return byReason;
    }

    private static Tally inParallel(Supplier<Tally> work) {
        try (var workers = Workers.called("reminders")) {
            var running = IntStream.range(0, WORKERS)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(work, workers))
                    .toList();
            return running.stream().map(CompletableFuture::join).reduce(new Tally(), Tally::plus);
        }
    }

    private Tally work(TenantId tenant, LocalDate on, Admission admission) {
        var tally = new Tally();
        while (tenants.in(tenant, () -> reviewChunk(tenant, on, admission, tally))) {
            // The next chunk, until nobody's day has come.
        }
        return tally;
    }

    private boolean reviewChunk(TenantId tenant, LocalDate on, Admission admission, Tally tally) {
        var keys = store.lockDue(tenant, on, CHUNK);
        if (keys.isEmpty()) return false;
        var decisions = admission.admit(decisions(situations.of(tenant, keys, on), on), on);
        recording.record(tenant, decisions, on);
        tally.count(decisions);
        return true;
    }

    private static List<AccountDecision> decisions(List<Situation> chunk, LocalDate on) {
        return chunk.stream().map(situation -> situation.decide(on)).toList();
    }

    /** One look at those who may stand in each other's way. */
    private Admission admission(TenantId tenant, LocalDate on) {
        tenants.run(tenant, () -> situations.prepare(tenant));
        var cap = tenants.in(tenant, () -> policies.policy(tenant)).backlogPerDay();
        var backlog = cap.isPresent() ? backlog(tenant, on, cap.getAsInt()) : null;
        return new Admission(backlog, overBudget(tenant, on, new Admission(backlog, Set.of())));
    }

    /** Where letters of the old backlog are capped, the oldest and then largest leave first. */
    private Set<ReviewKey> backlog(TenantId tenant, LocalDate on, int perDay) {
        var waiting = new ArrayList<Waiting>();
        forEachDue(
                tenant,
                on,
                chunk -> decisions(chunk, on).stream()
                        .filter(Admission::isBacklog)
                        .map(Waiting::of)
                        .forEach(waiting::add));
        long left = tenants.in(tenant, () -> store.countBacklogLetters(tenant, on));
        return waiting.stream()
                .sorted(Waiting.OLDEST_AND_LARGEST_FIRST)
                .limit(Math.max(0, perDay - left))
                .map(Waiting::key)
                .collect(toSet());
    }

    /** Of accounts with the same person to write to, the oldest debts are written about first, as often as a week allows. */
    private Set<ReviewKey> overBudget(TenantId tenant, LocalDate on, Admission admission) {
        var persons = tenants.in(tenant, () -> situations.persons(tenant, on));
        if (persons.isEmpty()) return Set.of();
        var keys = persons.values().stream().flatMap(List::stream).distinct().toList();
        var known = tenants.in(tenant, () -> situations.of(tenant, keys, on)).stream()
                .collect(toMap(Rounds::keyOf, Function.identity()));
        var over = new HashSet<ReviewKey>();
        for (var ofPerson : persons.values()) over.addAll(overBudget(ofPerson, known, admission, on));
        return over;
    }

    private static List<ReviewKey> overBudget(
            List<ReviewKey> ofPerson, Map<ReviewKey, Situation> known, Admission admission, LocalDate on) {
        var accounts = ofPerson.stream().map(known::get).toList();
        var leaving = admission.admit(decisions(accounts, on), on).stream()
                .filter(decision -> decision.reminder().isPresent())
                .map(Waiting::of)
                .sorted(Waiting.OLDEST_AND_LARGEST_FIRST)
                .map(Waiting::key)
                .toList();
        if (leaving.size() < 2) return List.of();
        long spent = accounts.stream()
                .mapToLong(each -> ReminderRules.contactsOfTheWeek(each.facts(), on))
                .max()
                .orElse(0);
        int budget = accounts.stream()
                .mapToInt(each -> each.scenario().contactsPerWeek())
                .min()
                .orElse(1);
        return leaving.stream().skip(Math.max(0, budget - spent)).toList();
    }

    private static ReviewKey keyOf(Situation situation) {
        return new ReviewKey(situation.facts().account(), situation.facts().currency());
    }

    private record Waiting(ReviewKey key, LocalDate oldestDueOn, long askedCents) {
        static final Comparator<Waiting> OLDEST_AND_LARGEST_FIRST = comparing(Waiting::oldestDueOn)
                .thenComparing(Waiting::askedCents, Comparator.reverseOrder())
                .thenComparing(each -> each.key().account())
                .thenComparing(each -> each.key().currency());

        static Waiting of(AccountDecision decision) {
            var reminder = decision.reminder().orElseThrow();
            return new Waiting(
                    new ReviewKey(decision.account(), decision.currency()),
                    reminder.oldestDueOn(),
                    reminder.askedCents());
        }
    }
}
