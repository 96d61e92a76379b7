package org.maillon.reminders;

import static java.time.temporal.TemporalAdjusters.lastDayOfMonth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of a scenario laid on the days of one item, repetitions included, in their order. */
final class Timeline {
    /** A step and how often it was said before, on the day it is to be said. */
    record Turn(Step step, int repetition, LocalDate on) {
        /** Whether this turn stands after another in the scenario. */
        boolean isAfter(int number, int times) {
            return step.number() > number || (step.number() == number && repetition > times);
        }
    }

    private Timeline() {}

    /** For an item of which nothing was said yet. */
    static List<Turn> of(Scenario scenario, LocalDate issuedOn, LocalDate dueOn) {
        return of(scenario, issuedOn, dueOn, 0, 0, null);
    }

    /**
     * For an item to which a step was said the so manieth time on a day: what counts from it counts from that day.
     *
     * @param said the number of the last step said, 0 for none
     */
    static List<Turn> of(
            Scenario scenario,
            LocalDate issuedOn,
            LocalDate dueOn,
            int said,
            int repetition,
            @Nullable LocalDate saidOn) {
        var turns = new ArrayList<Turn>(scenario.steps().size() + 1);
        var previous = issuedOn;
        for (var step : scenario.steps()) {
            for (int time = 0; time <= step.repetitions(); time++) {
                var on = time == 0 ? first(step, issuedOn, dueOn, previous) : again(step, previous);
                turns.add(new Turn(step, time, on));
                previous = saidOn != null && step.number() == said && time == repetition ? saidOn : on;
            }
        }
        return turns;
    }

    private static LocalDate first(Step step, LocalDate issuedOn, LocalDate dueOn, LocalDate previous) {
        var anchor = switch (step.anchor()) {
            case DUE -> dueOn;
            case ISSUED -> issuedOn;
            case MONTH_END -> dueOn.with(lastDayOfMonth());
            case PREVIOUS -> previous;
        };
        return anchor.plusDays(step.offsetDays());
    }

    private static LocalDate again(Step step, LocalDate previous) {
        var repeat = step.repeat();
        return repeat == null ? previous : previous.plusDays(repeat.everyDays());
    }
}
