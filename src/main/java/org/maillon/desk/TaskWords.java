package org.maillon.desk;

import static java.util.function.Predicate.not;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.maillon.kernel.Money;
import org.maillon.kernel.Texts;
import org.maillon.registers.InsolvencyKind;
import org.maillon.tasks.Task;
import org.maillon.tasks.TaskState;

/** Tasks as people read them: the sentence, why it is here, what is known. */
public final class TaskWords {
    private TaskWords() {}

    public static String what(Page page, Task task) {
        return page.t(task.sentence(), task.accountName());
    }

    /** The sentence that says what is wrong and what to do, else what is known in short. */
    public static String why(Page page, Task task) {
        var sentence = ReminderWords.sentence(page, task.facts().get("why"));
        if (!sentence.isEmpty()) return sentence;
        return String.join(" · ", facts(page, task).stream().map(Fact::value).toList());
    }

    /** When it is due, or what came of it. */
    public static Chip state(Page page, Task task, LocalDate today) {
        if (task.state() != TaskState.OPEN) return new Chip(result(page, task), Tone.OK);
        if (task.dueOn().isBefore(today)) return new Chip(page.in().dayShort(task.dueOn(), today), Tone.LATE);
        if (task.dueOn().isEqual(today)) return new Chip(page.t("desk.task.today"), Tone.SOON);
        return new Chip(page.in().dayShort(task.dueOn(), today), Tone.PLAIN);
    }

    /** The result in words; the word itself where it has none. */
    public static String result(Page page, Task task) {
        var result = task.result().orElse("");
        var key = "tasks.result." + result;
        return Texts.in(page.language()).has(key) ? page.t(key) : result;
    }

    /** The amount it is about; empty where it is about none. */
    public static String amount(Page page, Task task) {
        var cents = task.facts().get("amountCents");
        var currency = task.facts().getOrDefault("currency", "EUR");
        if (cents == null || !cents.matches("-?[0-9]{1,17}") || !currency.matches("[A-Z]{3}")) return "";
        return page.in().money(new Money(Long.parseLong(cents), Currency.getInstance(currency)));
    }

    /** What is known and worth reading, with its name. */
    public record Fact(String label, String value) {}

    public static List<Fact> facts(Page page, Task task) {
        var facts = new ArrayList<Fact>();
        for (var name : List.of(
                "reference",
                "contact",
                "phone",
                "email",
                "recipient",
                "promisedOn",
                "calls",
                "procedure",
                "court",
                "openedOn",
                "publishedOn",
                "declareBy",
                "reclaimBy",
                "reliefBy",
                "note"))
            Optional.ofNullable(task.facts().get(name))
                    .filter(not(String::isBlank))
                    .ifPresent(value -> facts.add(new Fact(page.t("desk.task.fact." + name), written(page, value))));
        return facts;
    }

    /** Days and procedures in the reader's words; all else as it is. */
    private static String written(Page page, String value) {
        if (InsolvencyKind.of(value).isPresent()) return page.t("registers.kind." + value);
        try {
            return value.matches("\\d{4}-\\d{2}-\\d{2}") ? page.in().day(LocalDate.parse(value)) : value;
        } catch (DateTimeException noDay) {
            return value;
        }
    }
}
