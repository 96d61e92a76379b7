package org.maillon.desk;

import java.time.Clock;
import java.time.LocalDate;
import org.maillon.access.CurrentMember;
import org.maillon.tasks.TaskFilter;
import org.maillon.tasks.Tasks;
import org.springframework.stereotype.Component;

/** Beside the tasks: those whose day has come. */
@Component
class TaskCount implements PlaceCount {
    private final Tasks tasks;
    private final Clock clock;

    TaskCount(Tasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return Place.TASKS;
    }

    @Override
    public long count(CurrentMember member) {
        return tasks.counts(member.tenant(), TaskFilter.TO_DO.dueBy(LocalDate.now(clock))).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
