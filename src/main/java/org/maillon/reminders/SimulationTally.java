package org.maillon.reminders;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.maillon.reminders.AccountDecision.ItemDecision;

/** Counts, day by day, what accounts played one after the other come to: one number for each day, however many they are. */
final class SimulationTally {
    private final LocalDate from;
    private final int days;
    private final long[] messages;
    private final Map<String, long[]> byStep = new TreeMap<>();
    private final Map<String, long[]> lettersByStep = new TreeMap<>();
    /** How many more items than the day before have the reason. */
    private final Map<Reason, long[]> moreByReason = new EnumMap<>(Reason.class);

    SimulationTally(LocalDate from, LocalDate to) {
        this.from = from;
        this.days = Math.toIntExact(ChronoUnit.DAYS.between(from, to)) + 1;
        this.messages = new long[days];
    }

    /** A decision of a day, which stands until the day before the next one. */
    void count(AccountDecision decision, LocalDate on, LocalDate next) {
        int day = index(on);
        int end = index(next);
        decision.reminder().ifPresent(reminder -> {
            messages[day]++;
            of(lettersByStep, SimulatedLetter.stepOf(reminder))[day]++;
        });
        for (var item : decision.items()) count(item, day, end);
    }

    private void count(ItemDecision item, int day, int end) {
        var more = moreByReason.computeIfAbsent(item.reason(), _ -> new long[days + 1]);
        more[day]++;
        more[end]--;
        var step = item.step();
        if (item.leavesNow() && step != null) of(byStep, step.name())[day]++;
    }

    private long[] of(Map<String, long[]> numbers, String step) {
        return numbers.computeIfAbsent(step, _ -> new long[days]);
    }

    /** Days after the last one fall together. */
    private int index(LocalDate day) {
        return (int) Math.min(days, ChronoUnit.DAYS.between(from, day));
    }

    List<Simulation.Day> result() {
        var result = new ArrayList<Simulation.Day>(days);
        var byReason = new EnumMap<Reason, Long>(Reason.class);
        for (int day = 0; day < days; day++) {
            int today = day;
            moreByReason.forEach((reason, more) -> {
                if (more[today] != 0) byReason.merge(reason, more[today], SimulationTally::plusUnlessNone);
            });
            result.add(new Simulation.Day(
                    from.plusDays(day),
                    messages[day],
                    said(lettersByStep, day),
                    said(byStep, day),
                    new EnumMap<>(byReason)));
        }
        return result;
    }

    private static @Nullable Long plusUnlessNone(Long a, Long b) {
        return a + b == 0 ? null : Long.valueOf(a + b);
    }

    private static Map<String, Long> said(Map<String, long[]> numbers, int day) {
        var said = new TreeMap<String, Long>();
        numbers.forEach((step, number) -> {
            if (number[day] > 0) said.put(step, number[day]);
        });
        return said;
    }
}
