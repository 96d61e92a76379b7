package org.maillon.reminders;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.customers.AccountsJoined;
import org.maillon.customers.AccountsParted;
import org.maillon.kernel.TenantId;
import org.maillon.tasks.Tasks;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Accounts that are joined are decided as one from then on, and apart again once that is taken back. Calls that were asked
 * for before are asked for anew; messages on their way are decided once more at the door.
 */
@Component
class JoinedAccounts {
    private final TenantScope tenants;
    private final ReminderStore store;
    private final ApprovalStore approvals;
    private final DoorStore door;
    private final Tasks tasks;
    private final Clock clock;

    JoinedAccounts(
            TenantScope tenants,
            ReminderStore store,
            ApprovalStore approvals,
            DoorStore door,
            Tasks tasks,
            Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.approvals = approvals;
        this.door = door;
        this.tasks = tasks;
        this.clock = clock;
    }

    @EventListener
    void on(AccountsJoined joined) {
        decideAnew(joined.tenant(), joined.former(), joined.into());
    }

    @EventListener
    void on(AccountsParted parted) {
        decideAnew(parted.tenant(), parted.former(), parted.from());
    }

    private void decideAnew(TenantId tenant, AccountId former, AccountId other) {
        var both = List.of(former.value(), other.value());
        tenants.run(tenant, () -> {
            var asked = approvals.asked(tenant, both);
            var items = new HashSet<Long>();
            asked.forEach(each -> items.addAll(each.items()));
            var bookedOn = store.open(tenant, items);
            asked.stream()
                    .filter(each -> each.items().stream()
                            .anyMatch(item -> former.value() == bookedOn.getOrDefault(item, other.value())))
                    .forEach(each -> takeBack(tenant, each));
            store.wake(tenant, both);
        });
    }

    private void takeBack(TenantId tenant, ApprovalStore.Asked asked) {
        if (!asked.isApproval()) {
            var because = asked.items().stream().collect(toMap(Function.identity(), _ -> Reason.OTHER_ACCOUNT));
            door.takeBack(tenant, asked.message(), because, LocalDate.now(clock));
        }
        tasks.cancel(tenant, List.of(asked.key()), "reminders.task.other-account");
    }
}
