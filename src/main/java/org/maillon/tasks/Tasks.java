package org.maillon.tasks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Opens, lists and closes what people have to do. Every call joins the caller's transaction. */
@Service
public class Tasks {
    private static final int AT_ONCE = 10_000;

    private final TenantScope scope;
    private final TaskStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Tasks(TenantScope scope, TaskStore store, ApplicationEventPublisher events, Clock clock) {
        this.scope = scope;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** Opens those whose key is new and answers how many; a known key is left alone, also where it was closed. */
    public int open(TenantId tenant, List<NewTask> tasks) {
        return scope.in(tenant, () -> {
            int opened = 0;
            for (int from = 0; from < tasks.size(); from += AT_ONCE) {
                var some = tasks.subList(from, Math.min(tasks.size(), from + AT_ONCE));
                opened += store.open(tenant, some, clock.instant());
            }
            return opened;
        });
    }

    /** Closes the task of a key as done; false where none is open under it. */
    public boolean close(TenantId tenant, String key, String result, Optional<String> by) {
        return scope.in(
                tenant,
                () -> store.findByKey(tenant, key)
                        .map(task -> close(tenant, task.id(), result, Map.of(), by))
                        .orElse(false));
    }

    /** Closes the open tasks of an account whose keys begin so; answers how many. */
    public int closeAll(TenantId tenant, AccountId account, String keyPrefix, String result, Optional<String> by) {
        return scope.in(tenant, () -> (int) store.openIds(tenant, account, keyPrefix).stream()
                .filter(id -> close(tenant, id, result, Map.of(), by))
                .count());
    }

    /** The same by id, with what was noted beside the result. */
    public boolean close(TenantId tenant, long id, String result, Map<String, String> answer, Optional<String> by) {
        return scope.in(tenant, () -> end(tenant, id, TaskState.DONE, result, answer, by));
    }

    /**
     * Says what came of a task, and opens what follows from it.
     *
     * @param on the day that belongs to the result, where one does
     * @param note in the words of who did it; may be empty
     */
    public TaskAnswer answer(
            TenantId tenant,
            long id,
            TaskResult result,
            Optional<LocalDate> on,
            String note,
            String by,
            LocalDate today) {
        return scope.in(tenant, () -> {
            var task = store.find(tenant, id).filter(it -> it.state() == TaskState.OPEN);
            if (task.isEmpty()) return new TaskAnswer.Gone();
            var refused = TaskRules.refuse(task.get().kind(), result, on, today);
            if (refused.isPresent()) return new TaskAnswer.Refused(refused.get());
            var next = TaskRules.next(task.get(), result, on, today);
            next.ifPresent(it -> open(tenant, List.of(it)));
            if (!close(tenant, id, result.code(), said(on, note), Optional.of(by))) return new TaskAnswer.Gone();
            return new TaskAnswer.Closed(
                    store.find(tenant, id).orElseThrow(), next.flatMap(it -> store.findByKey(tenant, it.key())));
        });
    }

    private static Map<String, String> said(Optional<LocalDate> on, String note) {
        var said = new HashMap<String, String>();
        on.ifPresent(day -> said.put("on", day.toString()));
        if (!note.isBlank()) said.put("note", note.strip());
        return said;
    }

    /** Closes what is open under these keys because its ground is gone, such as {@code paid}; answers how many. */
    public int cancel(TenantId tenant, Collection<String> keys, String reason) {
        return scope.in(tenant, () -> (int) store.openIds(tenant, keys).stream()
                .filter(id -> end(tenant, id, TaskState.CANCELLED, reason, Map.of(), Optional.empty()))
                .count());
    }

    public Optional<Task> find(TenantId tenant, long id) {
        return scope.in(tenant, () -> store.find(tenant, id));
    }

    public Optional<Task> findByKey(TenantId tenant, String key) {
        return scope.in(tenant, () -> store.findByKey(tenant, key));
    }

    /** Up to {@code limit} tasks (1 to 1000), by due day, from where the page before ended; a cursor not ours is refused. */
    public TaskPage list(TenantId tenant, TaskFilter filter, @Nullable String cursor, int limit) {
        int size = Math.clamp(limit, 1, 1000);
        var found = scope.in(tenant, () -> store.list(tenant, filter, TaskPlace.of(cursor), size + 1));
        if (found.size() <= size) return new TaskPage(found, null);
        var items = found.subList(0, size);
        return new TaskPage(items, TaskPlace.of(items.getLast()).cursor());
    }

    /** The last ones of a filter, newest first, at most limit. */
    public List<Task> latest(TenantId tenant, TaskFilter filter, int limit) {
        return scope.in(tenant, () -> store.latest(tenant, filter, limit));
    }

    /** How many tasks a filter finds, by kind; kinds without any are left out. */
    public Map<TaskKind, Long> counts(TenantId tenant, TaskFilter filter) {
        return scope.in(tenant, () -> store.counts(tenant, filter));
    }

    private boolean end(
            TenantId tenant, long id, TaskState state, String result, Map<String, String> answer, Optional<String> by) {
        if (!store.close(tenant, id, state, result, answer, by, clock.instant())) return false;
        events.publishEvent(new TaskClosed(tenant, store.find(tenant, id).orElseThrow()));
        return true;
    }
}
