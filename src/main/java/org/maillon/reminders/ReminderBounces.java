package org.maillon.reminders;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.maillon.messages.MessageBounced;
import org.maillon.reminders.DoorStore.Taken;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A reminder that came back was not said: its steps do not count. */
@Component
class ReminderBounces {
    private final DoorStore door;

    ReminderBounces(DoorStore door) {
        this.door = door;
    }

    @EventListener
    void on(MessageBounced bounced) {
        if (!bounced.source().equals(Reminders.SOURCE)) return;
        var currency = bounced.currency().getCurrencyCode();
        var message = UUID.fromString(bounced.key());
        var taken = door.taken(bounced.tenant(), Map.of(message, bounced.accountId()));
        var because = taken.getOrDefault(message, List.of()).stream()
                .filter(step -> step.messageKey().equals(message))
                .map(Taken::openItem)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), _ -> Reason.NO_CONTACT));
        if (!because.isEmpty())
            door.withdraw(bounced.tenant(), bounced.accountId(), currency, message, because, bounced.on());
    }
}
