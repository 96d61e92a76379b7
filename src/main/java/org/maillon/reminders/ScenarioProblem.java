package org.maillon.reminders;

import java.util.List;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/**
 * Why a scenario cannot go live, or a rule cannot be kept, and how to mend it.
 *
 * @param step the number of the step, or the place of the rule, it is about; 0 for the whole
 */
public record ScenarioProblem(int step, Code code, List<String> arguments) {
    /** Each has a sentence in the three languages. */
    public enum Code {
        NAME_UNSOUND,
        SPACING_OUT_OF_RANGE,
        BUDGET_OUT_OF_RANGE,
        TRANSIT_OUT_OF_RANGE,
        NO_STEPS,
        TOO_MANY_STEPS,
        NEVER_ENDS,
        DECISION_NOT_LAST,
        DECISION_SPEAKS,
        STEP_NAME_UNSOUND,
        STEP_NAME_TWICE,
        NO_CHANNEL,
        NO_TONE,
        TEMPLATE_UNKNOWN,
        LIMIT_BELOW_ZERO,
        LIMITS_CROSSED,
        OFFSET_TOO_FAR,
        STEP_SPACING_OUT_OF_RANGE,
        NOTHING_PREVIOUS,
        COURTESY_TOO_LATE,
        REMINDER_TOO_EARLY,
        STEPS_OVERLAP,
        TONE_SOFTENS,
        REPEAT_NOT_LAST,
        REPEAT_OUT_OF_RANGE,
        SCENARIO_UNKNOWN,
        SCORES_CROSSED,
        IN_USE
    }

    static ScenarioProblem of(int step, Code code, Object... arguments) {
        return new ScenarioProblem(
                step, code, List.of(arguments).stream().map(String::valueOf).toList());
    }

    /** What is wrong and how to mend it. */
    public String sentence(Language language) {
        var key = "reminders.problem." + org.maillon.kernel.Code.of(code);
        return Texts.in(language).say(key, arguments.toArray());
    }
}
