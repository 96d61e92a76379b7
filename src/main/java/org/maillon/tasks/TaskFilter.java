package org.maillon.tasks;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;

/** Which tasks to list; null asks for all. {@code dueBy} is the last due day wanted. */
public record TaskFilter(
        @Nullable TaskState state,
        @Nullable TaskKind kind,
        @Nullable AccountId account,
        @Nullable LocalDate dueBy) {
    public static final TaskFilter ALL = new TaskFilter(null, null, null, null);

    public static final TaskFilter TO_DO = ALL.in(TaskState.OPEN);

    public TaskFilter in(@Nullable TaskState wanted) {
        return new TaskFilter(wanted, kind, account, dueBy);
    }

    public TaskFilter ofKind(@Nullable TaskKind wanted) {
        return new TaskFilter(state, wanted, account, dueBy);
    }

    public TaskFilter ofAccount(@Nullable AccountId wanted) {
        return new TaskFilter(state, kind, wanted, dueBy);
    }

    public TaskFilter dueBy(@Nullable LocalDate day) {
        return new TaskFilter(state, kind, account, day);
    }
}
