package org.maillon.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.maillon.customers.Contact.Role;
import org.maillon.kernel.Code;
import org.maillon.kernel.Language;
import org.maillon.kernel.TypedAmount;
import org.maillon.messages.ReminderLetter.Tone;
import org.maillon.reminders.Anchor;
import org.maillon.reminders.Channel;
import org.maillon.reminders.Scenario;
import org.maillon.reminders.Step;

/**
 * A scenario as typed: fields named {@code 0.offset} for the first step. What is no number is told apart from what makes no
 * sense; the first is the form's to say, the second the scenario's rules'.
 */
public record ScenarioForm(String name, String spacing, String contacts, String transit, List<Row> rows) {
    private static final int MOST = 40;

    /** A step as typed; amounts in whole currency, days as numbers, {@code before} or {@code after} the anchor. */
    public record Row(
            String name,
            String anchor,
            String days,
            String side,
            String channel,
            String tone,
            String template,
            String min,
            String max,
            String spacing,
            boolean approval,
            boolean superior,
            String every,
            String times) {
        static Row of(Step step, Language language) {
            var tone = step.tone();
            var channel = step.channel();
            var repeat = step.repeat();
            return new Row(
                    step.name(),
                    step.anchor().code(),
                    String.valueOf(Math.abs(step.offsetDays())),
                    step.offsetDays() < 0 ? "before" : "after",
                    channel == null ? "decide" : channel.code(),
                    tone == null ? "" : tone.template(),
                    step.template() == null ? "" : step.template(),
                    TypedAmount.shown(step.amounts().minCents(), language),
                    TypedAmount.shown(step.amounts().maxCents(), language),
                    step.spacingDays() == null ? "" : step.spacingDays().toString(),
                    step.approval(),
                    step.copies().contains(Role.SUPERIOR),
                    repeat == null ? "" : String.valueOf(repeat.everyDays()),
                    repeat == null ? "" : String.valueOf(repeat.times()));
        }

        static Row typed(Map<String, String> fields, int at) {
            return new Row(
                    field(fields, at, "name"),
                    field(fields, at, "anchor"),
                    field(fields, at, "days"),
                    field(fields, at, "side"),
                    field(fields, at, "channel"),
                    field(fields, at, "tone"),
                    field(fields, at, "template"),
                    field(fields, at, "min"),
                    field(fields, at, "max"),
                    field(fields, at, "spacing"),
                    fields.containsKey(at + ".approval"),
                    fields.containsKey(at + ".superior"),
                    field(fields, at, "every"),
                    field(fields, at, "times"));
        }

        private static String field(Map<String, String> fields, int at, String name) {
            return fields.getOrDefault(at + "." + name, "").strip();
        }

        /** Whether the step asks a person to decide and says nothing to the customer. */
        public boolean decides() {
            return channel.equals("decide");
        }

        Step step(int number) {
            int offset = side.equals("before") ? -number(days) : number(days);
            var repeated = every.isEmpty() && times.isEmpty() ? null : new Step.Repeat(number(every), number(times));
            return new Step(
                    number,
                    name,
                    Anchor.of(anchor.isEmpty() ? "due" : anchor),
                    offset,
                    decides() ? Step.Kind.DECIDE : Step.Kind.MESSAGE,
                    decides() || channel.isEmpty() ? null : Channel.of(channel),
                    decides() || tone.isEmpty() ? null : Code.read(Tone.class, tone),
                    decides() || template.isEmpty() ? null : template,
                    new Step.Amounts(TypedAmount.cents(min), TypedAmount.cents(max)),
                    spacing.isEmpty() ? null : Integer.valueOf(number(spacing)),
                    approval,
                    superior && !decides() ? Set.of(Role.SUPERIOR) : Set.of(),
                    decides() ? null : repeated);
        }

        private List<String> numbers() {
            return List.of(days, spacing, every, times);
        }
    }

    static ScenarioForm of(Scenario scenario, Language language) {
        return new ScenarioForm(
                scenario.name(),
                String.valueOf(scenario.spacingDays()),
                String.valueOf(scenario.contactsPerWeek()),
                String.valueOf(scenario.transitDays()),
                scenario.steps().stream().map(step -> Row.of(step, language)).toList());
    }

    static ScenarioForm typed(String name, Map<String, String> fields) {
        int rows = (int) IntStream.range(0, MOST)
                .takeWhile(at -> fields.containsKey(at + ".days"))
                .count();
        return new ScenarioForm(
                name,
                fields.getOrDefault("spacing", "").strip(),
                fields.getOrDefault("contacts", "").strip(),
                fields.getOrDefault("transit", "").strip(),
                IntStream.range(0, rows).mapToObj(at -> Row.typed(fields, at)).toList());
    }

    /** The same with one step more, before the decision. */
    ScenarioForm withOneMore() {
        var more = new ArrayList<>(rows);
        int at = more.isEmpty() || !more.getLast().decides() ? more.size() : more.size() - 1;
        more.add(at, new Row("", "previous", "7", "after", "email", "second", "", "", "", "", false, false, "", ""));
        return new ScenarioForm(name, spacing, contacts, transit, List.copyOf(more));
    }

    ScenarioForm without(int at) {
        var fewer = new ArrayList<>(rows);
        if (at >= 0 && at < fewer.size()) fewer.remove(at);
        return new ScenarioForm(name, spacing, contacts, transit, List.copyOf(fewer));
    }

    /** The places, from 1 on, whose figures are none; 0 for the scenario's own. */
    List<Integer> unreadable() {
        var wrong = new ArrayList<Integer>();
        if (!List.of(spacing, contacts, transit).stream().allMatch(ScenarioForm::isNumber)) wrong.add(0);
        for (int at = 0; at < rows.size(); at++) if (!isReadable(rows.get(at))) wrong.add(at + 1);
        return wrong;
    }

    private static boolean isReadable(Row row) {
        return row.numbers().stream().allMatch(ScenarioForm::isNumber)
                && TypedAmount.isReadable(row.min())
                && TypedAmount.isReadable(row.max());
    }

    /** To be asked for only where everything is readable. */
    Scenario scenario() {
        var steps = IntStream.range(0, rows.size())
                .mapToObj(at -> rows.get(at).step(at + 1))
                .toList();
        return Scenario.draft(name, number(spacing), number(contacts), number(transit), steps);
    }

    private static boolean isNumber(String typed) {
        return typed.matches("\\d{0,4}");
    }

    private static int number(String typed) {
        return typed.isEmpty() ? 0 : Integer.parseInt(typed);
    }
}
