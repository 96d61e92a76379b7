package org.maillon.desk;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.Code;
import org.maillon.reminders.SimulationAnswer;

/** A simulation as a picture: days, weeks or months of messages, by step, so that it can be read at a glance. */
final class SimulationPicture {
    private static final int MOST_LAYERS = 5;
    private static final List<String> KNOWN = List.of("courtesy", "first", "second", "third");

    /** How long a column is. */
    private enum Scale {
        DAY(day -> day),
        WEEK(day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))),
        MONTH(day -> day.withDayOfMonth(1));

        private final UnaryOperator<LocalDate> start;

        Scale(UnaryOperator<LocalDate> start) {
            this.start = start;
        }

        static Scale of(long days) {
            if (days <= 31) return DAY;
            return days <= 200 ? WEEK : MONTH;
        }
    }

    private final Page page;
    private final SimulationAnswer answer;
    private final Scale scale;
    private final List<String> steps;

    private SimulationPicture(Page page, SimulationAnswer answer) {
        this.page = page;
        this.answer = answer;
        this.scale = Scale.of(DAYS.between(answer.from(), answer.to()));
        this.steps = answer.lettersByStep().keySet().stream()
                .sorted(Comparator.comparingInt(SimulationPicture::rank).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    static Stacks of(Page page, SimulationAnswer answer) {
        return new SimulationPicture(page, answer).stacks();
    }

    private Stacks stacks() {
        return new Stacks(
                page.t("desk.simulation.chart"),
                page.t(
                        "desk.simulation.chart.summary",
                        page.in().number(answer.messages()),
                        page.in().day(answer.from()),
                        page.in().day(answer.to())),
                page.t("desk.simulation.period." + Code.of(scale)),
                page.t("desk.simulation.messages"),
                layers(),
                marks(),
                periods());
    }

    private List<String> layers() {
        var named = steps.stream().map(step -> ReminderWords.step(page, step)).toList();
        if (named.size() <= MOST_LAYERS) return named;
        var some = new ArrayList<>(named.subList(0, MOST_LAYERS - 1));
        some.add(page.t("desk.simulation.others"));
        return some;
    }

    /** Another scenario, else what did leave, where something did. */
    private @Nullable String marks() {
        var difference = answer.difference();
        if (difference != null)
            return page.t(
                    "desk.simulation.by-other",
                    ReminderWords.scenario(page, difference.against(), difference.version()));
        return answer.messagesLeft() > 0 ? page.t("desk.simulation.left") : null;
    }

    private List<Stacks.Period> periods() {
        var byPeriod = new LinkedHashMap<LocalDate, List<SimulationAnswer.Day>>();
        for (var day : answer.days())
            byPeriod.computeIfAbsent(scale.start.apply(day.on()), _ -> new ArrayList<>())
                    .add(day);
        return byPeriod.values().stream().map(this::period).toList();
    }

    private Stacks.Period period(List<SimulationAnswer.Day> days) {
        var numbers = new long[Math.min(MOST_LAYERS, steps.size())];
        for (var day : days) {
            for (int i = 0; i < steps.size(); i++)
                numbers[Math.min(i, MOST_LAYERS - 1)] += day.lettersByStep().getOrDefault(steps.get(i), 0L);
        }
        return new Stacks.Period(
                label(days.getFirst().on()), Arrays.stream(numbers).boxed().toList(), marked(days));
    }

    private String label(LocalDate day) {
        if (scale != Scale.MONTH) return page.in().dayShort(day, day);
        return DateTimeFormatter.ofPattern("MMM yy", page.language().locale())
                .format(day)
                .replace(' ', '\u00a0');
    }

    private @Nullable Long marked(List<SimulationAnswer.Day> days) {
        var difference = answer.difference();
        if (difference != null) return sum(days, difference.messagesByDay());
        if (answer.messagesLeft() == 0 || days.getFirst().on().isAfter(answer.knownOn())) return null;
        return days.stream().mapToLong(day -> day.left().messages()).sum();
    }

    private static long sum(List<SimulationAnswer.Day> days, Map<LocalDate, Long> byDay) {
        return days.stream().mapToLong(day -> byDay.getOrDefault(day.on(), 0L)).sum();
    }

    private static int rank(String step) {
        int known = KNOWN.indexOf(step);
        return known < 0 ? KNOWN.size() : known;
    }
}
