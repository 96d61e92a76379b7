package org.maillon.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.reminders.Experiment;
import org.maillon.reminders.ExperimentFinding;

/**
 * An experiment as a page shows it: what it is, its answer in one sentence, and what that rests on.
 *
 * @param finding null where its step has gone
 */
public record ExperimentLine(
        Experiment experiment,
        String step,
        Chip chip,
        String sentence,
        @Nullable ExperimentFinding finding,
        List<Side> sides) {
    /** Those who get the step, or those it is withheld from, as written. */
    public record Side(String name, String accounts, String items, String paid, String median) {}
}
