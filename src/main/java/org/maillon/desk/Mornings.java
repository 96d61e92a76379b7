package org.maillon.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.maillon.access.TenantScope;
import org.maillon.imports.Import;
import org.maillon.imports.Imports;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.messages.Message;
import org.maillon.messages.MessageFilter;
import org.maillon.messages.MessageState;
import org.maillon.messages.Outbox;
import org.maillon.reminders.Outlook;
import org.maillon.reminders.Reason;
import org.maillon.reminders.Reminders;
import org.maillon.reminders.RunResult;
import org.maillon.steering.Steering;
import org.maillon.tasks.TaskFilter;
import org.maillon.tasks.Tasks;
import org.springframework.stereotype.Component;

/** Reads the facts of a morning in one transaction, a fixed number of statements whatever there is. */
@Component
class Mornings {
    /** More accounts than this are decided by a run, not while somebody waits for a page. */
    static final int AT_ONCE = 5_000;

    /** How many tasks of a kind, messages or files a morning shows. */
    private static final int OF_EACH = 5;

    private final TenantScope tenants;
    private final Steering steering;
    private final Reminders reminders;
    private final Outbox outbox;
    private final Imports imports;
    private final Tasks tasks;

    Mornings(TenantScope tenants, Steering steering, Reminders reminders, Outbox outbox, Imports imports, Tasks tasks) {
        this.tenants = tenants;
        this.steering = steering;
        this.reminders = reminders;
        this.outbox = outbox;
        this.imports = imports;
        this.tasks = tasks;
    }

    Morning of(TenantId tenant, LocalDate on) {
        return tenants.in(tenant, () -> {
            var latest = imports.latest(tenant, OF_EACH);
            var due = reminders.countDue(tenant, on);
            var outlook =
                    due > AT_ONCE ? Optional.<Outlook>empty() : Optional.of(reminders.outlook(tenant, on, OF_EACH));
            return new Morning(
                    on,
                    steering.chain(tenant, Money.EUR, on),
                    reminders.policy(tenant),
                    outlook,
                    due,
                    outlook.map(Outlook::result).map(RunResult::byReason).orElse(Map.<Reason, Long>of()),
                    outbox.counts(tenant).getOrDefault(MessageState.QUEUED, 0L),
                    outbox.nextDeparture(tenant),
                    troubled(tenant),
                    refused(latest),
                    tasks.list(tenant, TaskFilter.TO_DO.dueBy(on), null, OF_EACH)
                            .items(),
                    !latest.isEmpty());
        });
    }

    private List<Message> troubled(TenantId tenant) {
        return Stream.of(MessageState.IN_DOUBT, MessageState.FAILED, MessageState.BOUNCED)
                .flatMap(state -> outbox.list(tenant, MessageFilter.ALL.in(state), null, OF_EACH).items().stream())
                .toList();
    }

    /** Those refused since the last that went in: what went in later has most likely mended them. */
    private static List<Import> refused(List<Import> latest) {
        return latest.stream()
                .takeWhile(each -> each.state() != Import.State.DONE)
                .filter(each -> each.state() == Import.State.REFUSED)
                .toList();
    }
}
