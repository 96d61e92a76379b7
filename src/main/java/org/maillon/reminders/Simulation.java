package org.maillon.reminders;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a scenario would have said, or would say, day by day; nothing was sent.
 *
 * @param knownOn the day the books are known of; after it nothing is paid but what was promised, and nothing is invoiced
 * @param accounts accounts, counted per currency, that owed something
 * @param left what did leave on the days that have passed, by day; a day on which nothing left is not in it
 */
public record Simulation(
        Scenario scenario,
        LocalDate from,
        LocalDate to,
        LocalDate knownOn,
        long accounts,
        List<Day> days,
        Map<LocalDate, Left> left,
        Optional<SimulationDifference> difference) {

    /**
     * One day, in the counts of a {@link RunResult}: lettersByStep counts messages by their highest step, byStep items,
     * byReason all open items by the reason that stands for them.
     */
    public record Day(
            LocalDate on,
            long messages,
            Map<String, Long> lettersByStep,
            Map<String, Long> byStep,
            Map<Reason, Long> byReason) {}

    /** What did leave on a day: messages, and items by step. */
    public record Left(long messages, Map<String, Long> byStep) {}

    public Simulation {
        days = List.copyOf(days);
        left = Map.copyOf(left);
    }

    public long messages() {
        return days.stream().mapToLong(Day::messages).sum();
    }

    public long messagesLeft() {
        return left.values().stream().mapToLong(Left::messages).sum();
    }

    /** The messages of all days by their highest step, in the scenario's order. */
    public Map<String, Long> lettersByStep() {
        var sum = new TreeMap<String, Long>();
        for (var day : days) day.lettersByStep().forEach((step, number) -> sum.merge(step, number, Long::sum));
        return sum;
    }
}
