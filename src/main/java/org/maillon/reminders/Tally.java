package org.maillon.reminders;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.maillon.reminders.AccountDecision.ItemDecision;

/** Counts decisions while a run goes on; one a worker, added up at the end. */
final class Tally {
    private long accounts;
    private long items;
    private long messages;
    private final Map<Reason, Long> byReason = new EnumMap<>(Reason.class);
    private final Map<String, Long> byStep = new TreeMap<>();

    void count(List<AccountDecision> decisions) {
        decisions.forEach(this::count);
    }

    private void count(AccountDecision decision) {
        accounts++;
        items += decision.items().size();
        if (decision.reminder().filter(each -> !each.channel().isTask()).isPresent()) messages++;
        decision.items().forEach(this::count);
    }

    private void count(ItemDecision item) {
        byReason.merge(item.reason(), 1L, Long::sum);
        var step = item.step();
        if (item.leavesNow() && step != null) byStep.merge(step.name(), 1L, Long::sum);
    }

    Tally plus(Tally other) {
        accounts += other.accounts;
        items += other.items;
        messages += other.messages;
        other.byReason.forEach((reason, number) -> byReason.merge(reason, number, Long::sum));
        other.byStep.forEach((step, number) -> byStep.merge(step, number, Long::sum));
        return this;
    }

    Map<Reason, Long> byReason() {
        return byReason;
    }

    RunResult result(Map<Reason, Long> dayByReason) {
        return new RunResult(accounts, items, messages, Map.copyOf(dayByReason), Map.copyOf(byStep));
    }
}
