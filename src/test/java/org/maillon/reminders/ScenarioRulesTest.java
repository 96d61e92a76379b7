package org.maillon.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.maillon.kernel.Language;
import org.maillon.messages.ReminderLetter.Tone;
import org.maillon.reminders.ScenarioProblem.Code;

/** What may speak to customers, and what is refused with a sentence that says how to mend it. */
@NullMarked
class ScenarioRulesTest {
    static final List<Scenario> ALL = ReadyMade.ALL;
    private static final Set<String> TEMPLATES = Set.of(
            "strategic-first", "public-courtesy", "public-first", "public-second", "belgium-second", "belgium-third");

    @ParameterizedTest
    @FieldSource("ALL")
    void whatIsReadyMadeIsSound(Scenario scenario) {
        assertThat(ScenarioRules.problems(scenario, TEMPLATES)).isEmpty();
    }

    /** Steps read: anchor offset tone, the last is the decision's; x every/times repeats. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(nullValues = "-", delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            steps                                                        | refused because
            due -7 courtesy, due 3 first, due 15 second, due 45          | -
            due 3 first, due 15 second x 15/3, previous 20               | -
            due -7 courtesy, month-end 3 first, previous 10 second, previous 15 | -
            issued 5 courtesy, due 3 first, due 45                       | -
            due -7 courtesy, due 3 first, due 15 second                  | NEVER_ENDS
            due 45                                                       | NO_STEPS
            due 3 first, due 15, due 30 second                           | DECISION_NOT_LAST
            due 3 first, due 3 second, due 45                            | STEPS_OVERLAP
            due 15 first, due 3 second, due 45                           | STEPS_OVERLAP
            due 3 first, due 15 second x 15/3, due 45                    | STEPS_OVERLAP
            due 3 first, issued 20 second, due 45                        | REMINDER_TOO_EARLY STEPS_OVERLAP
            due 3 first, month-end 1 second, due 45                      | STEPS_OVERLAP
            due 3 courtesy, due 15 first, due 45                         | COURTESY_TOO_LATE
            due 0 courtesy, due 15 first, due 45                         | COURTESY_TOO_LATE
            due -3 first, due 45                                         | REMINDER_TOO_EARLY
            due 3 second, due 15 first, due 45                           | TONE_SOFTENS
            previous 3 first, due 45                                     | NOTHING_PREVIOUS
            due 800 first, due 810                                       | OFFSET_TOO_FAR
            due 3 first x 10/3, due 60 second, due 90                    | REPEAT_NOT_LAST
            due 3 first x 0/3, due 60                                    | REPEAT_OUT_OF_RANGE
            due 3 first x 10/1000, due 60                                | REPEAT_OUT_OF_RANGE
            """)
    void aScenarioIsSoundOrRefused(String steps, @Nullable String refused) {
        var scenario = scenario(
                List.of(steps.split(", ")).stream().map(ScenarioRulesTest::step).toList());
        var codes = codes(ScenarioRules.problems(scenario, Set.of()));
        assertThat(codes).isEqualTo(refused == null ? "" : refused);
    }

    @Test
    void amountsTemplatesAndSpacingsAreLookedAt() {
        var negative = step("due 3 first").between(-1L, null);
        var crossed = step("due 15 second").between(500L, 100L).named("b");
        var worded = step("due 30 second").worded("lost").spaced(-1).named("c");
        var problems = ScenarioRules.problems(scenario(List.of(negative, crossed, worded, step("due 45"))), Set.of());
        assertThat(codes(problems))
                .isEqualTo("LIMIT_BELOW_ZERO LIMITS_CROSSED TEMPLATE_UNKNOWN STEP_SPACING_OUT_OF_RANGE");
        assertThat(problems.getFirst().sentence(Language.EN))
                .isEqualTo(
                        "Step or rule 1: an amount limit cannot be below zero. Enter zero or more, or remove the limit.");
    }

    @Test
    void theWholeIsLookedAt() {
        var steps = List.of(step("due 3 first"), step("due 15 second").named("due 3 first"), step("due 45"));
        var problems = ScenarioRules.problems(Scenario.draft("<script>", 0, 0, 99, steps), Set.of());
        assertThat(codes(problems))
                .isEqualTo(
                        "NAME_UNSOUND SPACING_OUT_OF_RANGE BUDGET_OUT_OF_RANGE TRANSIT_OUT_OF_RANGE STEP_NAME_TWICE");
    }

    @Test
    void aRuleNamesALiveScenarioAndBoundsThatHold() {
        var rules = List.of(
                ScenarioRule.of("lost"),
                new ScenarioRule("belgium", null, 50, 40, -1L, null, null, null, null),
                new ScenarioRule("belgium", "gold", 0, 100, 0L, 100L, false, "FR", "bill"));
        assertThat(codes(ScenarioRules.problems(rules, List.of("belgium"))))
                .isEqualTo("SCENARIO_UNKNOWN LIMIT_BELOW_ZERO SCORES_CROSSED");
    }

    private static Scenario scenario(List<Step> steps) {
        return Scenario.draft("test", 7, 2, 3, steps);
    }

    private static Step step(String text) {
        var words = text.split(" ");
        int offset = Integer.parseInt(words[1]);
        var named = words[0] + " " + offset;
        if (words.length == 2) return Step.decision(0, named, offset).from(Anchor.of(words[0]));
        var tone = Tone.valueOf(words[2].toUpperCase(Locale.ROOT));
        var step = Step.message(0, named + " " + words[2], offset, tone).from(Anchor.of(words[0]));
        if (words.length == 3) return step;
        var repeat = words[4].split("/");
        return step.repeated(Integer.parseInt(repeat[0]), Integer.parseInt(repeat[1]));
    }

    private static String codes(List<ScenarioProblem> problems) {
        return String.join(
                " ",
                problems.stream()
                        .map(ScenarioProblem::code)
                        .map(Code::name)
                        .distinct()
                        .toList());
    }
}
