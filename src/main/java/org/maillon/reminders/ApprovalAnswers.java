package org.maillon.reminders;

import org.maillon.tasks.TaskClosed;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.TaskState;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A person answered whether a step may be said. */
@Component
class ApprovalAnswers {
    /** The result that agrees; with any other the step is passed over. */
    static final String APPROVED = "approved";

    private final Reminders reminders;

    ApprovalAnswers(Reminders reminders) {
        this.reminders = reminders;
    }

    @EventListener
    void on(TaskClosed closed) {
        var task = closed.task();
        boolean ours = task.kind() == TaskKind.APPROVE && task.key().startsWith(ApprovalStore.KEY);
        if (!ours || task.state() != TaskState.DONE) return;
        if (task.result().filter(APPROVED::equals).isPresent())
            reminders.approve(closed.tenant(), task.accountId(), task.closedBy());
        else reminders.decline(closed.tenant(), task.accountId(), task.closedBy());
    }
}
