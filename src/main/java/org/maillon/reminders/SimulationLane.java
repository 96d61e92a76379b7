package org.maillon.reminders;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.maillon.reminders.AccountDecision.Reminder;
import org.maillon.reminders.ReminderStore.ReviewKey;

/**
 * One way of reminding played for account after account. Most do not know of each other and are played to the end at once.
 * Two things are shared: the letters of the old backlog, where they are capped, and the weekly contacts of a person who
 * stands behind several accounts. Those are kept aside and played at the end, together, day by day.
 */
final class SimulationLane {
    private static final Comparator<Candidate> OLDEST_AND_LARGEST_FIRST = comparing(
                    (Candidate each) -> each.reminder().oldestDueOn())
            .thenComparing(each -> each.reminder().askedCents(), Comparator.reverseOrder())
            .thenComparing(each -> each.account().key().account())
            .thenComparing(each -> each.account().key().currency());

    private final ScenarioBook book;
    private final LocalDate from;
    private final LocalDate to;
    private final OptionalInt backlogPerDay;
    private final Set<String> sharedPersons;
    private final BiConsumer<ReviewKey, List<SimulatedLetter>> played;
    private final SimulationTally tally;
    private final Map<String, List<LocalDate>> contactsOfPersons = new HashMap<>();
    private final TreeMap<LocalDate, List<AccountSimulation>> waiting = new TreeMap<>();

    SimulationLane(
            ScenarioBook book,
            LocalDate from,
            LocalDate to,
            OptionalInt backlogPerDay,
            Set<String> sharedPersons,
            BiConsumer<ReviewKey, List<SimulatedLetter>> played) {
        this.book = book;
        this.from = from;
        this.to = to;
        this.backlogPerDay = backlogPerDay;
        this.sharedPersons = sharedPersons;
        this.played = played;
        this.tally = new SimulationTally(from, to);
    }

    void play(AccountPast past) {
        goOn(new AccountSimulation(book, past, contacts(past), from));
    }

    private List<LocalDate> contacts(AccountPast past) {
        if (past.person() == null || !sharedPersons.contains(past.person())) return new ArrayList<>(past.contactsOn());
        return contactsOfPersons.computeIfAbsent(past.person(), _ -> new ArrayList<>(past.contactsOn()));
    }

    private void goOn(AccountSimulation account) {
        boolean shared = account.person() != null && sharedPersons.contains(account.person());
        while (!account.day().isAfter(to)) {
            if (shared) {
                waits(account);
                return;
            }
            var decision = account.situation().decide(account.day());
            if (backlogPerDay.isPresent() && Admission.isBacklog(decision)) {
                waits(account);
                return;
            }
            take(account, decision);
        }
        played.accept(account.key(), account.letters());
    }

    private void waits(AccountSimulation account) {
        waiting.computeIfAbsent(account.day(), _ -> new ArrayList<>()).add(account);
    }

    private void take(AccountSimulation account, AccountDecision decision) {
        var on = account.day();
        tally.count(decision, on, account.take(decision));
    }

    /** Those kept aside, day by day; then what each day came to. */
    List<Simulation.Day> finish() {
        while (!waiting.isEmpty()) {
            var day = waiting.pollFirstEntry();
            together(day.getKey(), day.getValue());
        }
        return tally.result();
    }

    private record Candidate(AccountSimulation account, Situation situation, AccountDecision decision) {
        static Candidate of(AccountSimulation account) {
            var situation = account.situation();
            return new Candidate(account, situation, situation.decide(account.day()));
        }

        Reminder reminder() {
            return decision.reminder().orElseThrow();
        }

        Candidate as(AccountDecision other) {
            return new Candidate(account, situation, other);
        }
    }

    private void together(LocalDate day, List<AccountSimulation> accounts) {
        var candidates = accounts.stream().map(Candidate::of).toList();
        var backlog = backlog(candidates);
        var admitted = admit(candidates, new Admission(backlog, Set.of()), day);
        admitted = admit(admitted, new Admission(backlog, overBudget(admitted, day)), day);
        admitted.forEach(each -> take(each.account(), each.decision()));
        admitted.forEach(each -> goOn(each.account()));
    }

    private static List<Candidate> admit(List<Candidate> candidates, Admission admission, LocalDate day) {
        return candidates.stream()
                .map(each ->
                        each.as(admission.admit(List.of(each.decision()), day).getFirst()))
                .toList();
    }

    private Set<ReviewKey> backlog(List<Candidate> candidates) {
        var admitted = new HashSet<ReviewKey>();
        candidates.stream()
                .filter(each -> Admission.isBacklog(each.decision()))
                .sorted(OLDEST_AND_LARGEST_FIRST)
                .limit(backlogPerDay.orElse(Integer.MAX_VALUE))
                .forEach(each -> admitted.add(each.account().key()));
        return admitted;
    }

    private Set<ReviewKey> overBudget(List<Candidate> candidates, LocalDate day) {
        var over = new HashSet<ReviewKey>();
        candidates.stream()
                .filter(each -> each.account().person() != null)
                .collect(groupingBy(each -> String.valueOf(each.account().person())))
                .values()
                .forEach(ofPerson -> over.addAll(overBudgetOf(ofPerson, day)));
        return over;
    }

    private static List<ReviewKey> overBudgetOf(List<Candidate> ofPerson, LocalDate day) {
        var leaving = ofPerson.stream()
                .filter(each -> each.decision().reminder().isPresent())
                .sorted(OLDEST_AND_LARGEST_FIRST)
                .map(each -> each.account().key())
                .toList();
        if (leaving.size() < 2) return List.of();
        int spent = ofPerson.stream()
                .mapToInt(
                        each -> ReminderRules.contactsOfTheWeek(each.situation().facts(), day))
                .max()
                .orElse(0);
        int budget = ofPerson.stream()
                .mapToInt(each -> each.situation().scenario().contactsPerWeek())
                .min()
                .orElse(1);
        return leaving.stream().skip(Math.max(0, budget - spent)).toList();
    }
}
