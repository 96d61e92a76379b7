package org.maillon.desk;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.access.TenantScope;
import org.maillon.customers.Customers;
import org.maillon.evidence.Author;
import org.maillon.payments.CallPromises;
import org.maillon.tasks.Task;
import org.maillon.tasks.TaskAnswer;
import org.maillon.tasks.TaskFilter;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.TaskResult;
import org.maillon.tasks.TaskRules;
import org.maillon.tasks.TaskState;
import org.maillon.tasks.Tasks;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people have to do, by due day, and what came of it. */
@Controller
class TasksController {
    private static final int ROWS = 50;
    private static final int STORY = 12;
    private static final int LONGEST_NOTE = 2_000;

    private final TenantScope tenants;
    private final Tasks tasks;
    private final CallPromises promises;
    private final Customers customers;
    private final List<Happenings> sources;
    private final AuditTrail trail;
    private final Clock clock;

    TasksController(
            TenantScope tenants,
            Tasks tasks,
            CallPromises promises,
            Customers customers,
            List<Happenings> sources,
            AuditTrail trail,
            Clock clock) {
        this.tenants = tenants;
        this.tasks = tasks;
        this.promises = promises;
        this.customers = customers;
        this.sources = sources;
        this.trail = trail;
        this.clock = clock;
    }

    @GetMapping("/tasks")
    String list(
            Page page,
            CurrentMember member,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam @Nullable String cursor,
            Model model) {
        var wanted = kindOf(kind);
        var filter = TaskFilter.ALL.in(stateOf(state));
        var found = tasks.list(member.tenant(), filter.ofKind(wanted.orElse(null)), cursor, ROWS);
        var here = "/tasks?state=" + state + (kind.isEmpty() ? "" : "&kind=" + kind);
        model.addAttribute("tasks", found.items());
        model.addAttribute("counts", tasks.counts(member.tenant(), filter));
        model.addAttribute("kind", kind);
        model.addAttribute("state", state);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute(
                "pager",
                new Pager(
                        cursor == null ? null : here, found.next() == null ? null : here + "&cursor=" + found.next()));
        return "desk/tasks";
    }

    @GetMapping("/tasks/{id}")
    String task(Page page, CurrentMember member, @PathVariable long id, Model model) {
        var task = find(member, id);
        model.addAttribute("task", task);
        model.addAttribute("results", task.state() == TaskState.OPEN ? TaskRules.results(task.kind()) : List.of());
        model.addAttribute("contacts", customers.contacts(member.tenant(), task.accountId()));
        model.addAttribute("story", story(member, task));
        model.addAttribute("today", LocalDate.now(clock));
        return "desk/task";
    }

    @PostMapping("/tasks/{id}/result")
    @Needs(Permission.SEND_REMINDERS)
    String answer(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam String result,
            @RequestParam @Nullable @DateTimeFormat(iso = ISO.DATE) LocalDate on,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes next) {
        var task = find(member, id);
        var said = TaskResult.of(result).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        var problem =
                tenants.in(member.tenant(), () -> answer(page, member, task, said, Optional.ofNullable(on), note));
        if (problem.isPresent()) {
            next.addFlashAttribute("problem", problem.get());
            return "redirect:/tasks/" + id;
        }
        page.say(next, "desk.task.done", TaskWords.what(page, task));
        return "redirect:/tasks";
    }

    /** What is wrong, in words; empty where it was kept. */
    private Optional<String> answer(
            Page page, CurrentMember member, Task task, TaskResult result, Optional<LocalDate> on, String note) {
        var today = LocalDate.now(clock);
        if (note.length() > LONGEST_NOTE) return Optional.of(page.t("desk.task.note-too-long"));
        var refused = TaskRules.refuse(task.kind(), result, on, today);
        if (refused.isPresent()) return refused.map(page::t);
        if (result == TaskResult.PROMISED && task.state() == TaskState.OPEN) {
            var by = new Author(member.name(), "");
            var promise = promises.refusal(member.tenant(), task, on.orElseThrow(), note, by, today);
            if (promise.isPresent()) return promise.map(why -> why.sentence(page.language()));
        }
        return switch (tasks.answer(member.tenant(), task.id(), result, on, note, member.name(), today)) {
            case TaskAnswer.Closed _ -> {
                trail.record(member.tenant(), member.name(), "task-done", task.account(), result.code());
                yield Optional.empty();
            }
            case TaskAnswer.Refused(var key) -> Optional.of(page.t(key));
            case TaskAnswer.Gone _ -> Optional.of(page.t("desk.task.done-before"));
        };
    }

    private List<Happening> story(CurrentMember member, Task task) {
        return sources.stream()
                .flatMap(source -> source.of(member, task.accountId()).stream())
                .sorted(comparing(Happening::on, reverseOrder()))
                .limit(STORY)
                .toList();
    }

    private Task find(CurrentMember member, long id) {
        return tasks.find(member.tenant(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Optional<TaskKind> kindOf(String code) {
        if (code.isEmpty()) return Optional.empty();
        return Optional.of(Stream.of(TaskKind.values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private static TaskState stateOf(String code) {
        return Stream.of(TaskState.values())
                .filter(state -> state.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
