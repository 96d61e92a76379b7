package org.maillon.reminders;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.maillon.reminders.AccountDecision.Reminder;
import org.maillon.reminders.ReminderStore.ReviewKey;

/**
 * One scenario played for account after account. Accounts do not know of each other, but for one thing: where letters of the
 * old backlog are capped, those whose turn has not come are kept aside and played day by day at the end.
 */
final class SimulationLane {
    private final Scenario scenario;
    private final LocalDate from;
    private final LocalDate to;
    private final OptionalInt backlogPerDay;
    private final BiConsumer<ReviewKey, List<SimulatedLetter>> played;
    private final SimulationTally tally;
    private final TreeMap<LocalDate, List<AccountSimulation>> waiting = new TreeMap<>();

    SimulationLane(
            Scenario scenario,
            LocalDate from,
            LocalDate to,
            OptionalInt backlogPerDay,
            BiConsumer<ReviewKey, List<SimulatedLetter>> played) {
        this.scenario = scenario;
        this.from = from;
        this.to = to;
        this.backlogPerDay = backlogPerDay;
        this.played = played;
        this.tally = new SimulationTally(from, to);
    }

    void play(AccountPast past) {
        goOn(new AccountSimulation(scenario, past, from));
    }

    private void goOn(AccountSimulation account) {
        while (!account.day().isAfter(to)) {
            var decision = account.decide();
            if (backlogPerDay.isPresent() && isBacklog(decision)) {
                waiting.computeIfAbsent(account.day(), _ -> new ArrayList<>()).add(account);
                return;
            }
            take(account, decision);
        }
        played.accept(account.key(), account.letters());
    }

    private void take(AccountSimulation account, AccountDecision decision) {
        var on = account.day();
        tally.count(decision, on, account.take(decision));
    }

    /** The letters of the backlog, in portions, the oldest debt and then the largest first; then what each day came to. */
    List<Simulation.Day> finish() {
        while (!waiting.isEmpty()) portion(waiting.pollFirstEntry().getValue());
        return tally.result();
    }

    private record Candidate(AccountSimulation account, AccountDecision decision, Reminder reminder) {
        static Candidate of(AccountSimulation account) {
            var decision = account.decide();
            return new Candidate(account, decision, decision.reminder().orElseThrow());
        }
    }

    private void portion(List<AccountSimulation> accounts) {
        var inOrder = accounts.stream()
                .map(Candidate::of)
                .sorted(comparing((Candidate each) -> each.reminder().oldestDueOn())
                        .thenComparing(each -> each.reminder().askedCents(), Comparator.reverseOrder())
                        .thenComparing(each -> each.account().key().account())
                        .thenComparing(each -> each.account().key().currency()))
                .toList();
        int left = backlogPerDay.orElse(0);
        for (var each : inOrder) {
            var decision = left-- > 0
                    ? each.decision()
                    : each.decision().waiting(each.account().day());
            take(each.account(), decision);
            goOn(each.account());
        }
    }

    private static boolean isBacklog(AccountDecision decision) {
        return decision.reminder().filter(Reminder::fromBacklog).isPresent();
    }
}
