package org.maillon.reminders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.maillon.kernel.TenantId;
import org.maillon.reminders.AccountDecision.ItemDecision;
import org.maillon.reminders.AccountDecision.Reminder;

/** The name of a message: what it is about and nothing else, so that it is the same when it is computed again. */
final class MessageKeys {
    private MessageKeys() {}

    static UUID of(TenantId tenant, AccountDecision decision, Reminder reminder) {
        return of(tenant, decision, reminder.chased());
    }

    static UUID of(TenantId tenant, AccountDecision decision, List<ItemDecision> items) {
        var about = items.stream()
                .sorted(Comparator.comparingLong(ItemDecision::openItem))
                .map(MessageKeys::of)
                .collect(joining(","));
        var name = "reminder/" + tenant.value() + "/" + decision.account() + "/" + decision.currency() + "/" + about;
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }

    private static String of(ItemDecision item) {
        int step = Objects.requireNonNull(item.step()).number();
        return item.openItem() + ":" + item.scenario() + ":" + step + ":" + item.repetition() + ":" + item.cycle();
    }
}
