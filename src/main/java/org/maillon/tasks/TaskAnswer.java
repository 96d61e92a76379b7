package org.maillon.tasks;

import java.util.Optional;

/** What came of saying a task's result. */
public sealed interface TaskAnswer {
    /** It is done; {@code next} is what follows from it. */
    record Closed(Task task, Optional<Task> next) implements TaskAnswer {}

    /** Not a result it can have; the key of the sentence that says why and what to do. */
    record Refused(String reasonKey) implements TaskAnswer {}

    /** There is no such task, or somebody closed it before. */
    record Gone() implements TaskAnswer {}
}
