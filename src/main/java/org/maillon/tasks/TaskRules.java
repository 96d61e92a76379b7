package org.maillon.tasks;

import static org.maillon.tasks.TaskResult.APPROVED;
import static org.maillon.tasks.TaskResult.CALL_BACK;
import static org.maillon.tasks.TaskResult.DECLINED;
import static org.maillon.tasks.TaskResult.DISPUTED;
import static org.maillon.tasks.TaskResult.DONE;
import static org.maillon.tasks.TaskResult.MENDED;
import static org.maillon.tasks.TaskResult.PROMISED;
import static org.maillon.tasks.TaskResult.VOICEMAIL;
import static org.maillon.tasks.TaskResult.WRONG_NUMBER;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Which results a kind offers, and what follows from them. */
public final class TaskRules {
    /** After so many calls that reached nobody, a person decides anew instead of being sent to the telephone again. */
    static final int MOST_CALLS = 3;

    private static final int DAYS_BETWEEN_CALLS = 2;
    private static final int MONTHS_AHEAD = 12;

    private TaskRules() {}

    public static List<TaskResult> results(TaskKind kind) {
        return switch (kind) {
            case CALL, BROKEN_PROMISE, MISSED_INSTALMENT, RETURNED_PAYMENT ->
                List.of(PROMISED, DISPUTED, CALL_BACK, VOICEMAIL, WRONG_NUMBER, DONE);
            case FIX_CONTACT -> List.of(MENDED, DONE);
            case APPROVE -> List.of(APPROVED, DECLINED);
            case MANUAL, CUSTOMER_ASKED, DISPUTE, RECEIPT, INSOLVENCY -> List.of(DONE);
        };
    }

    /** The key of the sentence that says why this cannot be the result; empty where it can. */
    public static Optional<String> refuse(TaskKind kind, TaskResult result, Optional<LocalDate> on, LocalDate today) {
        if (!results(kind).contains(result)) return Optional.of("tasks.problem.result");
        if (!result.asksForDay()) return Optional.empty();
        if (on.isEmpty()) return Optional.of("tasks.problem.no-day");
        if (on.get().isBefore(today)) return Optional.of("tasks.problem.past");
        if (on.get().isAfter(today.plusMonths(MONTHS_AHEAD))) return Optional.of("tasks.problem.far");
        return Optional.empty();
    }

    /** What is to be done next because of a result; empty where nothing is. */
    static Optional<NewTask> next(Task task, TaskResult result, Optional<LocalDate> on, LocalDate today) {
        return switch (result) {
            case CALL_BACK -> on.map(day -> call(task, day, 1));
            case VOICEMAIL -> call(task, today);
            case WRONG_NUMBER -> Optional.of(follow(task, TaskKind.FIX_CONTACT, today, "tasks.why.wrong-number"));
            case DISPUTED -> Optional.of(follow(task, TaskKind.DISPUTE, today, "tasks.why.disputed"));
            case PROMISED, MENDED, APPROVED, DECLINED, DONE -> Optional.empty();
        };
    }

    private static Optional<NewTask> call(Task task, LocalDate today) {
        int calls = 1 + Integer.parseInt(task.facts().getOrDefault("calls", "1"));
        if (calls > MOST_CALLS) return Optional.of(follow(task, TaskKind.MANUAL, today, "tasks.why.nobody-answers"));
        return Optional.of(call(task, workday(today.plusDays(DAYS_BETWEEN_CALLS)), calls));
    }

    private static NewTask call(Task task, LocalDate on, int calls) {
        var facts = new HashMap<>(task.facts());
        facts.put("calls", String.valueOf(calls));
        return new NewTask(key(task), task.kind(), task.accountId(), task.openItem(), on, facts);
    }

    private static NewTask follow(Task task, TaskKind kind, LocalDate today, String why) {
        var facts = new HashMap<>(task.facts());
        facts.put("why", why);
        return new NewTask(key(task), kind, task.accountId(), task.openItem(), today, facts);
    }

    /** One thing follows from one task. */
    private static String key(Task task) {
        return "after/" + task.id();
    }

    private static LocalDate workday(LocalDate day) {
        var next = day;
        while (next.getDayOfWeek() == DayOfWeek.SATURDAY || next.getDayOfWeek() == DayOfWeek.SUNDAY)
            next = next.plusDays(1);
        return next;
    }
}
