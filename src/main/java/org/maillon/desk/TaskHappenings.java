package org.maillon.desk;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.maillon.access.CurrentMember;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Texts;
import org.maillon.tasks.Task;
import org.maillon.tasks.TaskFilter;
import org.maillon.tasks.TaskState;
import org.maillon.tasks.Tasks;
import org.springframework.stereotype.Component;

/** What came of the calls and of the other things people did for a customer. */
@Component
class TaskHappenings implements Happenings {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final int LATEST = 100;

    private final Tasks tasks;

    TaskHappenings(Tasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public List<Happening> of(CurrentMember reader, AccountId account) {
        var texts = Texts.in(reader.language());
        var done = TaskFilter.ALL.in(TaskState.DONE).ofAccount(account);
        return tasks.latest(reader.tenant(), done, LATEST).stream()
                .flatMap(task -> happening(texts, task))
                .toList();
    }

    private static Stream<Happening> happening(Texts texts, Task task) {
        if (task.closedAt() == null) return Stream.empty();
        return Stream.of(new Happening(
                task.closedAt().atZone(ZONE).toLocalDate(),
                Happening.Kind.OUT,
                texts.say(task.sentence(), task.accountName()),
                "",
                Stream.of(
                                result(texts, task),
                                task.answer().getOrDefault("note", ""),
                                task.closedBy().orElse(""))
                        .filter(part -> !part.isBlank())
                        .collect(Collectors.joining(" · ")),
                List.of(),
                "/tasks/" + task.id()));
    }

    private static String result(Texts texts, Task task) {
        var key = "tasks.result." + task.result().orElse("");
        return texts.has(key) ? texts.say(key) : task.result().orElse("");
    }
}
