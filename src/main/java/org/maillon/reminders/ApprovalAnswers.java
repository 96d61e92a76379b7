package org.maillon.reminders;

import org.maillon.tasks.Task;
import org.maillon.tasks.TaskClosed;
import org.maillon.tasks.TaskKind;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A person answered whether a step may be said. */
@Component
class ApprovalAnswers {
    /** The result that agrees; any other keeps the step waiting, and silence is a pause. */
    static final String APPROVED = "approved";

    private final Reminders reminders;

    ApprovalAnswers(Reminders reminders) {
        this.reminders = reminders;
    }

    @EventListener
    void on(TaskClosed closed) {
        if (agrees(closed.task()))
            reminders.approve(
                    closed.tenant(), closed.task().accountId(), closed.task().closedBy());
    }

    private static boolean agrees(Task task) {
        return task.kind() == TaskKind.APPROVE
                && task.key().startsWith(ApprovalStore.KEY)
                && task.result().filter(APPROVED::equals).isPresent();
    }
}
