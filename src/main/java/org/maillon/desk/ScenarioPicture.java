package org.maillon.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.maillon.reminders.Scenario;
import org.maillon.reminders.Step;

/**
 * The steps of a scenario on a line of days around the due day, 720 wide. Where a step counts from another day than the due
 * one it stands where it falls for an invoice of thirty days that is due in the middle of a month.
 *
 * @param from first day drawn, negative before the due day; {@code to} the last one
 */
public record ScenarioPicture(int from, int to, List<Mark> marks) {
    private static final int WIDTH = 720;
    private static final int MARGIN = 26;
    private static final int USUAL_TERM_DAYS = 30;
    private static final int DAYS_TO_MONTH_END = 15;
    private static final int AROUND = 5;

    /** A step: its number, its day, where it stands, on which of the two rows, and the class that colours it. */
    public record Mark(int number, int day, int x, int row, String tone, String name) {}

    static ScenarioPicture of(Scenario scenario) {
        var days = days(scenario.steps());
        int from = Math.min(-10, days.stream().mapToInt(it -> it).min().orElse(0) - AROUND);
        int to = Math.max(30, days.stream().mapToInt(it -> it).max().orElse(0) + AROUND);
        var marks = new ArrayList<Mark>();
        for (int i = 0; i < days.size(); i++) marks.add(mark(scenario.steps().get(i), days.get(i), from, to, marks));
        return new ScenarioPicture(from, to, List.copyOf(marks));
    }

    private static Mark mark(Step step, int day, int from, int to, List<Mark> before) {
        int x = x(day, from, to);
        boolean crowded = !before.isEmpty()
                && before.getLast().row() == 0
                && x - before.getLast().x() < 2 * MARGIN - 10;
        return new Mark(step.number(), day, x, crowded ? 1 : 0, tone(step), step.name());
    }

    private static String tone(Step step) {
        var tone = step.tone();
        return tone == null ? "decide" : tone.template();
    }

    private static List<Integer> days(List<Step> steps) {
        var days = new ArrayList<Integer>();
        for (var step : steps) {
            int before = days.isEmpty() ? 0 : days.getLast();
            days.add(
                    switch (step.anchor()) {
                        case DUE -> step.offsetDays();
                        case ISSUED -> step.offsetDays() - USUAL_TERM_DAYS;
                        case PREVIOUS -> before + step.offsetDays();
                        case MONTH_END -> step.offsetDays() + DAYS_TO_MONTH_END;
                    });
        }
        return days;
    }

    private static int x(int day, int from, int to) {
        return MARGIN + (day - from) * (WIDTH - 2 * MARGIN) / Math.max(1, to - from);
    }

    public int width() {
        return WIDTH;
    }

    public int due() {
        return x(0, from, to);
    }

    /** Round days for the scale, the due day not among them. */
    public List<Tick> ticks() {
        int every = to - from > 120 ? 30 : to - from > 60 ? 15 : 10;
        return IntStream.rangeClosed(from, to)
                .filter(day -> day % every == 0 && day != 0)
                .mapToObj(day -> new Tick(x(day, from, to), day))
                .toList();
    }

    /** A day of the scale and where it stands. */
    public record Tick(int x, int day) {
        public String written() {
            return day < 0 ? "−" + -day : "+" + day;
        }
    }
}
