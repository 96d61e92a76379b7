package org.maillon.api;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.access.TenantScope;
import org.maillon.evidence.Author;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Texts;
import org.maillon.payments.CallPromises;
import org.maillon.tasks.Task;
import org.maillon.tasks.TaskAnswer;
import org.maillon.tasks.TaskFilter;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.TaskPage;
import org.maillon.tasks.TaskResult;
import org.maillon.tasks.TaskRules;
import org.maillon.tasks.TaskState;
import org.maillon.tasks.Tasks;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tasks")
@Tag(name = "tasks", description = "What people have to do, and what came of it")
class TaskController {
    private static final Map<String, TaskState> STATES =
            Stream.of(TaskState.values()).collect(toUnmodifiableMap(TaskState::code, identity()));
    private static final Map<String, TaskKind> KINDS =
            Stream.of(TaskKind.values()).collect(toUnmodifiableMap(TaskKind::code, identity()));
    private static final Map<String, TaskResult> RESULTS =
            Stream.of(TaskResult.values()).collect(toUnmodifiableMap(TaskResult::code, identity()));

    private final TenantScope tenants;
    private final Tasks tasks;
    private final CallPromises promises;
    private final Accounts accounts;
    private final Clock clock;

    TaskController(TenantScope tenants, Tasks tasks, CallPromises promises, Accounts accounts, Clock clock) {
        this.tenants = tenants;
        this.tasks = tasks;
        this.promises = promises;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** {@code results}: what may be said of it while it is open. */
    record Shown(
            long id,
            String key,
            String kind,
            String sentence,
            String account,
            @Nullable Long openItem,
            LocalDate dueOn,
            Map<String, String> facts,
            String state,
            List<String> results,
            @Nullable String result,
            Map<String, String> answer,
            Instant openedAt,
            @Nullable Instant closedAt,
            @Nullable String closedBy) {
        static Shown of(Task task, Texts texts) {
            var results = task.state() == TaskState.OPEN ? TaskRules.results(task.kind()) : List.<TaskResult>of();
            return new Shown(
                    task.id(),
                    task.key(),
                    task.kind().code(),
                    texts.say(task.sentence(), task.accountName()),
                    task.account(),
                    task.openItem().isPresent() ? task.openItem().getAsLong() : null,
                    task.dueOn(),
                    task.facts(),
                    task.state().code(),
                    results.stream().map(TaskResult::code).toList(),
                    task.result().orElse(null),
                    task.answer(),
                    task.openedAt(),
                    task.closedAt(),
                    task.closedBy().orElse(null));
        }
    }

    /** {@code on} with a promise and a call back; {@code note} at most 2,000 characters. */
    record Answer(
            @Nullable String result,
            @Nullable String on,
            @Nullable String note) {}

    /** {@code next} follows from the result, such as the next call. */
    record Answered(Shown task, @Nullable Shown next) {}

    @GetMapping
    @Operation(summary = "Tasks by due day: of a state, a kind, an account, due by a day")
    Slice<Shown> list(
            CurrentMember member,
            Reading reading,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String dueBy,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var day = dueBy == null || dueBy.isBlank() ? null : reading.day("dueBy", dueBy, LocalDate.EPOCH);
        var wanted = reading.choice("state", state, STATES).orElse(null);
        var ofKind = reading.choice("kind", kind, KINDS).orElse(null);
        int atMost = reading.limit(limit);
        reading.orRefuse();
        var of = accounts.named(member, account).orElse(null);
        var page = page(member, new TaskFilter(wanted, ofKind, of, day), cursor, atMost, reading);
        return new Slice<>(
                page.items().stream().map(it -> Shown.of(it, reading.texts())).toList(), page.next());
    }

    private TaskPage page(
            CurrentMember member, TaskFilter filter, @Nullable String cursor, int limit, Reading reading) {
        try {
            return tasks.list(member.tenant(), filter, cursor, limit);
        } catch (InvalidValue notOurs) {
            reading.wrong("cursor", "api.wrong.cursor");
            reading.orRefuse();
            throw notOurs;
        }
    }

    @GetMapping("/{id}")
    @Operation(summary = "A task")
    Shown one(CurrentMember member, Reading reading, @PathVariable String id) {
        return Shown.of(find(member, id), reading.texts());
    }

    @PostMapping("/{id}/result")
    @Needs(Permission.SEND_REMINDERS)
    @Operation(summary = "Says what came of a task; a promise is written down with it")
    Answered answer(CurrentMember member, Reading reading, @PathVariable String id, @RequestBody Answer said) {
        var task = find(member, id);
        if (said.result() == null || said.result().isBlank()) reading.wrong("result", "tasks.problem.result");
        var result = reading.choice("result", said.result(), RESULTS).orElse(TaskResult.DONE);
        var on = said.on() == null || said.on().isBlank()
                ? Optional.<LocalDate>empty()
                : Optional.of(reading.day("on", said.on(), LocalDate.EPOCH));
        var note = said.note() == null ? "" : said.note().strip();
        if (note.length() > 2_000) reading.wrong("note", "api.wrong.note");
        reading.orRefuse();
        return tenants.in(member.tenant(), () -> answer(member, reading, task, result, on, note));
    }

    private Answered answer(
            CurrentMember member, Reading reading, Task task, TaskResult result, Optional<LocalDate> on, String note) {
        var today = LocalDate.now(clock);
        if (result == TaskResult.PROMISED && task.state() == TaskState.OPEN && on.isPresent()) {
            var by = new Author(member.name(), "");
            promises.refusal(member.tenant(), task, on.get(), note, by, today)
                    .ifPresent(why ->
                            reading.refused("on", why.sentence(reading.texts().language())));
            reading.orRefuse();
        }
        return switch (tasks.answer(member.tenant(), task.id(), result, on, note, member.name(), today)) {
            case TaskAnswer.Closed closed ->
                new Answered(
                        Shown.of(closed.task(), reading.texts()),
                        closed.next().map(it -> Shown.of(it, reading.texts())).orElse(null));
            case TaskAnswer.Refused(var key) -> {
                reading.wrong(key.equals("tasks.problem.result") ? "result" : "on", key);
                reading.orRefuse();
                throw new IllegalStateException(key);
            }
            case TaskAnswer.Gone _ -> throw new NotDone(Problem.Code.CHANGED, List.of());
        };
    }

    private Task find(CurrentMember member, String id) {
        return tasks.find(member.tenant(), Reading.id(id)).orElseThrow(NotDone::notFound);
    }
}
