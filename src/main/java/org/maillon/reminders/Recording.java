package org.maillon.reminders;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.maillon.messages.NewMessage;
import org.maillon.messages.Outbox;
import org.maillon.reminders.AccountDecision.ItemDecision;
import org.maillon.reminders.AccountDecision.Reminder;
import org.maillon.reminders.ApprovalStore.Asked;
import org.maillon.reminders.DecisionStore.Recorded;
import org.maillon.reminders.WorkingHours.Place;
import org.maillon.tasks.NewTask;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.springframework.stereotype.Component;

/** Keeps decisions: reasons in the journal, steps taken, messages in the outbox, tasks for what people do or agree to. */
@Component
class Recording {
    private final DecisionStore store;
    private final DoorStore door;
    private final ApprovalStore approvals;
    private final Outbox outbox;
    private final Tasks tasks;
    private final Clock clock;

    Recording(DecisionStore store, DoorStore door, ApprovalStore approvals, Outbox outbox, Tasks tasks, Clock clock) {
        this.store = store;
        this.door = door;
        this.approvals = approvals;
        this.outbox = outbox;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** The decisions of accounts whose reviews are locked, within their transaction. */
    void record(TenantId tenant, List<AccountDecision> decisions, LocalDate on) {
        var recorded =
                decisions.stream().map(decision -> named(tenant, decision)).toList();
        store.record(tenant, recorded, on);
        var asked = approvals.asked(
                tenant,
                decisions.stream().map(AccountDecision::account).distinct().toList());
        cancelCalls(tenant, decisions, asked, on);
        var leaving = recorded.stream().filter(r -> r.messageKey() != null).toList();
        queue(tenant, leaving.stream().filter(r -> !isTask(r)).toList(), on);
        tasks.open(
                tenant,
                leaving.stream().filter(Recording::isTask).map(r -> task(r, on)).toList());
        askForApproval(tenant, decisions, asked, on);
    }

    private static Recorded named(TenantId tenant, AccountDecision decision) {
        var key = decision.reminder()
                .map(reminder -> MessageKeys.of(tenant, decision, reminder.chased()))
                .orElse(null);
        return new Recorded(decision, key);
    }

    private static boolean isTask(Recorded recorded) {
        return reminder(recorded).channel().isTask();
    }

    private static Reminder reminder(Recorded recorded) {
        return recorded.decision().reminder().orElseThrow();
    }

    private void queue(TenantId tenant, List<Recorded> leaving, LocalDate on) {
        if (leaving.isEmpty()) return;
        var places = door.places(
                tenant, leaving.stream().map(r -> r.decision().account()).toList());
        var earliest = earliest(on);
        var messages =
                leaving.stream().map(r -> message(r, on, earliest, places)).toList();
        outbox.queue(tenant, messages);
    }

    private static NewMessage message(Recorded recorded, LocalDate on, Instant earliest, Map<Long, Place> places) {
        var decision = recorded.decision();
        var reminder = reminder(recorded);
        return new NewMessage(
                decision.account(),
                Reminders.SOURCE,
                String.valueOf(recorded.messageKey()),
                Currency.getInstance(decision.currency()),
                org.maillon.messages.Channel.of(reminder.channel().code()),
                ReminderStore.lower(reminder.tone()),
                on,
                WorkingHours.openFrom(earliest, places.getOrDefault(decision.account(), Place.UNKNOWN)));
    }

    /** The morning of its day for a run of a coming day, else now. */
    private Instant earliest(LocalDate on) {
        var morning = on.atStartOfDay(WorkingHours.ZONE).toInstant();
        var now = clock.instant();
        return morning.isAfter(now) ? morning : now;
    }

    private static NewTask task(Recorded recorded, LocalDate on) {
        var reminder = reminder(recorded);
        var kind = reminder.channel() == Channel.CALL ? TaskKind.CALL : TaskKind.MANUAL;
        return task(ApprovalStore.STEP_KEY + recorded.messageKey(), kind, recorded.decision(), reminder.chased(), on);
    }

    private static NewTask task(
            String key, TaskKind kind, AccountDecision decision, List<ItemDecision> items, LocalDate on) {
        var step = items.stream()
                .flatMap(item -> Stream.ofNullable(item.step()))
                .max(java.util.Comparator.comparing((Step each) -> Objects.requireNonNull(each.tone()))
                        .thenComparingInt(Step::number))
                .orElseThrow();
        return new NewTask(
                key,
                kind,
                new AccountId(decision.account()),
                items.size() == 1 ? OptionalLong.of(items.getFirst().openItem()) : OptionalLong.empty(),
                on,
                Map.of(
                        "step", step.name(),
                        "amountCents",
                                String.valueOf(items.stream()
                                        .mapToLong(ItemDecision::owedCents)
                                        .sum()),
                        "currency", decision.currency(),
                        "openItems",
                                items.stream()
                                        .map(item -> String.valueOf(item.openItem()))
                                        .collect(joining(","))));
    }

    /** One task for all that waits of an account; what waits no more needs nobody's answer. */
    private void askForApproval(TenantId tenant, List<AccountDecision> decisions, List<Asked> asked, LocalDate on) {
        var open = asked.stream().filter(Asked::isApproval).map(Asked::key).toList();
        var waiting = decisions.stream()
                .filter(decision -> !decision.toApprove().isEmpty())
                .toList();
        if (open.isEmpty() && waiting.isEmpty()) return;
        var wanted = waiting.stream()
                .map(decision -> approval(tenant, decision, on))
                .filter(task -> open.stream().noneMatch(key -> isSame(key, task.key())))
                .toList();
        var stillWaiting =
                waiting.stream().map(decision -> approvalKey(tenant, decision)).toList();
        var moot = open.stream()
                .filter(key -> decisions.stream().anyMatch(decision -> key.startsWith(approvalPrefix(decision))))
                .filter(key -> stillWaiting.stream().noneMatch(key::startsWith))
                .toList();
        tasks.cancel(tenant, moot, "reminders.approval.moot");
        tasks.open(tenant, wanted);
    }

    /** Nobody calls about what was paid, disputed or promised first; the step counts as not taken. */
    private void cancelCalls(TenantId tenant, List<AccountDecision> decisions, List<Asked> asked, LocalDate on) {
        var calls = asked.stream().filter(each -> !each.isApproval()).toList();
        for (var decision : decisions) {
            for (var call : calls) {
                if (call.account() != decision.account() || !call.currency().equals(decision.currency())) continue;
                var answered = answered(decision, call.items());
                if (answered.size() < call.items().size()) continue;
                door.takeBack(tenant, call.message(), answered, on);
                tasks.cancel(tenant, List.of(call.key()), "reminders.task.moot");
            }
        }
    }

    /** Those of the items about which nobody needs to be called any more, and why. */
    private static Map<Long, Reason> answered(AccountDecision decision, Set<Long> items) {
        var decided = decision.byItem();
        var answered = new HashMap<Long, Reason>();
        for (long item : items) {
            var now = decided.get(item);
            var reason = now == null ? Reason.SETTLED : now.reason();
            if (reason.isAnswered()) answered.put(item, reason);
        }
        return answered;
    }

    private static NewTask approval(TenantId tenant, AccountDecision decision, LocalDate on) {
        return task(approvalKey(tenant, decision) + on, TaskKind.APPROVE, decision, decision.toApprove(), on);
    }

    private static String approvalPrefix(AccountDecision decision) {
        return ApprovalStore.KEY + decision.account() + "/" + decision.currency() + "/";
    }

    private static String approvalKey(TenantId tenant, AccountDecision decision) {
        UUID about = MessageKeys.of(tenant, decision, decision.toApprove());
        return approvalPrefix(decision) + about + "/";
    }

    private static boolean isSame(String one, String other) {
        return one.substring(0, one.lastIndexOf('/')).equals(other.substring(0, other.lastIndexOf('/')));
    }
}
