package org.maillon.reminders;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.maillon.reminders.ReminderStore.ReviewKey;

/**
 * Who may be written to on a day, where accounts stand in each other's way.
 *
 * @param backlog the letters of the old backlog that leave; null where they are not capped
 * @param overBudget accounts whose person is written to about others already
 */
record Admission(@Nullable Set<ReviewKey> backlog, Set<ReviewKey> overBudget) {
    static final Admission EVERYBODY = new Admission(null, Set.of());

    List<AccountDecision> admit(List<AccountDecision> decisions, LocalDate on) {
        if (backlog == null && overBudget.isEmpty()) return decisions;
        return decisions.stream().map(decision -> admit(decision, on)).toList();
    }

    private AccountDecision admit(AccountDecision decision, LocalDate on) {
        if (decision.reminder().isEmpty()) return decision;
        var key = new ReviewKey(decision.account(), decision.currency());
        if (backlog != null && isBacklog(decision) && !backlog.contains(key))
            return decision.waiting(Reason.BACKLOG_WAITS, on);
        return overBudget.contains(key) ? decision.waiting(Reason.BUDGET_SPENT, on) : decision;
    }

    static boolean isBacklog(AccountDecision decision) {
        return decision.reminder().filter(AccountDecision.Reminder::fromBacklog).isPresent();
    }
}
