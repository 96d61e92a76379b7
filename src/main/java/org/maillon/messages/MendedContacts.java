package org.maillon.messages;

import java.time.Clock;
import org.maillon.tasks.TaskClosed;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.TaskResult;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** An address that was put right lets leave what failed for it; the words are found anew at the door. */
@Component
class MendedContacts {
    private final MessageStore store;
    private final Clock clock;

    MendedContacts(MessageStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @EventListener
    void on(TaskClosed closed) {
        var task = closed.task();
        var channel = task.facts().get("channel");
        var mended = task.result().filter(TaskResult.MENDED.code()::equals).isPresent();
        if (task.kind() != TaskKind.FIX_CONTACT || !mended || channel == null) return;
        for (long id : store.unfit(closed.tenant(), task.accountId(), Channel.of(channel), task.openedAt()))
            store.queueAgain(closed.tenant(), id, clock.instant());
    }
}
