package org.maillon.tasks;

import java.util.Locale;

/** Where a task stands: to be done, done with a result, or no longer needed. */
public enum TaskState {
    OPEN,
    DONE,
    CANCELLED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of such a code; any other word is refused. */
    public static TaskState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
