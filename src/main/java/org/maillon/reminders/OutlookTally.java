package org.maillon.reminders;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import org.maillon.customers.AccountId;
import org.maillon.reminders.AccountDecision.ItemDecision;
import org.maillon.reminders.AccountDecision.Reminder;

/** Gathers what decisions of a run that is only tried would send, and ask people to do. */
final class OutlookTally {
    /** What an account would wait for, not yet named. */
    record Waiting(long account, String currency, Reason reason, long items, long cents) {}

    private final Tally tally = new Tally();
    private final List<Outlook.Letter> letters = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();

    void count(List<AccountDecision> decisions) {
        tally.count(decisions);
        for (var decision : decisions) {
            decision.reminder().ifPresent(reminder -> letters.add(letter(decision, reminder)));
            waiting.addAll(waiting(decision));
        }
    }

    Tally tally() {
        return tally;
    }

    List<Outlook.Letter> letters() {
        return letters.stream()
                .sorted(comparing(Outlook.Letter::askedCents)
                        .reversed()
                        .thenComparing(letter -> letter.account().value()))
                .toList();
    }

    /** At most so many of each reason, the largest amounts first. */
    List<Waiting> waiting(int limit) {
        var order = comparing(Waiting::cents).reversed().thenComparing(Waiting::account);
        var byReason = new EnumMap<Reason, List<Waiting>>(Reason.class);
        for (var each : waiting)
            byReason.computeIfAbsent(each.reason(), _ -> new ArrayList<>()).add(each);
        return byReason.values().stream()
                .flatMap(each -> each.stream().sorted(order).limit(limit))
                .toList();
    }

    private static Outlook.Letter letter(AccountDecision decision, Reminder reminder) {
        var step = reminder.chased().stream()
                .map(ItemDecision::step)
                .filter(Objects::nonNull)
                .max(comparingInt(Step::number))
                .orElseThrow();
        return new Outlook.Letter(
                new AccountId(decision.account()),
                decision.currency(),
                step.name(),
                reminder.chased().size(),
                reminder.askedCents(),
                reminder.oldestDueOn(),
                reminder.fromBacklog());
    }

    private static List<Waiting> waiting(AccountDecision decision) {
        var byReason = new EnumMap<Reason, Waiting>(Reason.class);
        for (var item : decision.items()) {
            if (!item.reason().isTask()) continue;
            var one = new Waiting(decision.account(), decision.currency(), item.reason(), 1, item.owedCents());
            byReason.merge(item.reason(), one, OutlookTally::plus);
        }
        return List.copyOf(byReason.values());
    }

    private static Waiting plus(Waiting a, Waiting b) {
        return new Waiting(a.account(), a.currency(), a.reason(), a.items() + b.items(), a.cents() + b.cents());
    }
}
