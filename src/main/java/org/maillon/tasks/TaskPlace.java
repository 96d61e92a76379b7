package org.maillon.tasks;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.InvalidValue;

/** A place in the list; the next page goes on behind it. */
record TaskPlace(LocalDate dueOn, long id) {
    private static final TaskPlace FIRST = new TaskPlace(LocalDate.of(1, 1, 1), 0);

    static TaskPlace of(Task task) {
        return new TaskPlace(task.dueOn(), task.id());
    }

    static TaskPlace of(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) return FIRST;
        try {
            int split = cursor.indexOf('_');
            return new TaskPlace(
                    LocalDate.parse(cursor.substring(0, Math.max(0, split))),
                    Long.parseLong(cursor.substring(split + 1)));
        } catch (DateTimeException | NumberFormatException notOurs) {
            throw new InvalidValue("tasks.problem.cursor", cursor);
        }
    }

    String cursor() {
        return dueOn + "_" + id;
    }
}
