package org.maillon.tasks;

import org.maillon.kernel.Code;

/** Where a task stands: to be done, done with a result, or no longer needed. */
public enum TaskState {
    OPEN,
    DONE,
    CANCELLED;

    public String code() {
        return Code.of(this);
    }

    /** The state of such a code; any other word is refused. */
    public static TaskState of(String code) {
        return Code.read(TaskState.class, code);
    }
}
