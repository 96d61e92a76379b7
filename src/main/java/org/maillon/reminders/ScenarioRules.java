package org.maillon.reminders;

import static org.maillon.reminders.ScenarioProblem.Code.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.maillon.messages.ReminderLetter.Tone;
import org.maillon.reminders.ScenarioProblem.Code;

/** What a scenario must be before it may speak to anybody, and a rule before it may choose one. */
final class ScenarioRules {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} '’._-]{0,59}");
    private static final int MOST_STEPS = 30;
    private static final int FARTHEST_DAYS = 730;
    private static final int LONGEST_SPACING = 90;
    private static final int MOST_REPETITIONS = 12;

    /** Two invoices payable in thirty days: due at the end of a month, and in the middle of one. */
    private static final List<LocalDate> SAMPLES_ISSUED = List.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 15));

    private static final int SAMPLE_TERMS = 30;

    private final Scenario scenario;
    private final Set<String> templates;
    private final List<ScenarioProblem> problems = new ArrayList<>();

    private ScenarioRules(Scenario scenario, Set<String> templates) {
        this.scenario = scenario;
        this.templates = templates;
    }

    /** All that is wrong with it; empty where it may go live. The templates are those that can be sent. */
    static List<ScenarioProblem> problems(Scenario scenario, Set<String> templates) {
        var rules = new ScenarioRules(scenario, templates);
        rules.whole();
        scenario.steps().forEach(rules::step);
        rules.names();
        rules.order();
        return List.copyOf(rules.problems);
    }

    /** All that is wrong with an ordered list of rules; families are those with a live version. */
    static List<ScenarioProblem> problems(List<ScenarioRule> chosen, Collection<String> families) {
        var problems = new ArrayList<ScenarioProblem>();
        for (int i = 0; i < chosen.size(); i++) problems.addAll(problems(i + 1, chosen.get(i), families));
        return List.copyOf(problems);
    }

    private static List<ScenarioProblem> problems(int place, ScenarioRule rule, Collection<String> families) {
        var problems = new ArrayList<ScenarioProblem>();
        if (!families.contains(rule.scenario()))
            problems.add(ScenarioProblem.of(place, SCENARIO_UNKNOWN, rule.scenario()));
        if (isNegative(rule.minCents()) || isNegative(rule.maxCents()))
            problems.add(ScenarioProblem.of(place, LIMIT_BELOW_ZERO, rule.scenario()));
        if (crossed(rule.minCents(), rule.maxCents()))
            problems.add(ScenarioProblem.of(place, LIMITS_CROSSED, rule.scenario()));
        if (crossed(asLong(rule.minScore()), asLong(rule.maxScore())))
            problems.add(ScenarioProblem.of(place, SCORES_CROSSED, rule.scenario()));
        return problems;
    }

    private void whole() {
        if (!NAME.matcher(scenario.name()).matches()) add(0, NAME_UNSOUND);
        if (!within(scenario.spacingDays(), 1, LONGEST_SPACING)) add(0, SPACING_OUT_OF_RANGE, LONGEST_SPACING);
        if (!within(scenario.contactsPerWeek(), 1, 7)) add(0, BUDGET_OUT_OF_RANGE);
        if (!within(scenario.transitDays(), 0, 30)) add(0, TRANSIT_OUT_OF_RANGE);
        if (scenario.steps().stream().noneMatch(step -> step.kind() == Step.Kind.MESSAGE)) add(0, NO_STEPS);
        if (scenario.steps().size() > MOST_STEPS) add(0, TOO_MANY_STEPS, MOST_STEPS);
        if (scenario.steps().stream().noneMatch(ScenarioRules::decides)) add(0, NEVER_ENDS);
    }

    private void step(Step step) {
        if (!NAME.matcher(step.name()).matches()) add(step, STEP_NAME_UNSOUND);
        if (Math.abs((long) step.offsetDays()) > FARTHEST_DAYS) add(step, OFFSET_TOO_FAR, FARTHEST_DAYS);
        if (decides(step)) decision(step);
        else message(step);
        amounts(step);
        var spacing = step.spacingDays();
        if (spacing != null && !within(spacing, 0, LONGEST_SPACING))
            add(step, STEP_SPACING_OUT_OF_RANGE, LONGEST_SPACING);
        if (step.anchor() == Anchor.PREVIOUS && step.number() == 1) add(step, NOTHING_PREVIOUS);
    }

    private void decision(Step step) {
        if (step.number() < scenario.steps().size()) add(step, DECISION_NOT_LAST);
        if (step.channel() != null || step.tone() != null || step.repeat() != null || step.template() != null)
            add(step, DECISION_SPEAKS);
    }

    private void message(Step step) {
        if (step.channel() == null) add(step, NO_CHANNEL);
        if (step.tone() == null) add(step, NO_TONE);
        var template = step.template();
        if (template != null && !templates.contains(template)) add(step, TEMPLATE_UNKNOWN, template);
        repeat(step);
    }

    private void repeat(Step step) {
        var repeat = step.repeat();
        if (repeat == null) return;
        boolean last = scenario.steps().stream().noneMatch(each -> each.number() > step.number() && !decides(each));
        if (!last || step.isCourtesy()) add(step, REPEAT_NOT_LAST);
        if (!within(repeat.everyDays(), 1, FARTHEST_DAYS) || !within(repeat.times(), 1, MOST_REPETITIONS))
            add(step, REPEAT_OUT_OF_RANGE, MOST_REPETITIONS);
    }

    private void amounts(Step step) {
        var amounts = step.amounts();
        if (isNegative(amounts.minCents()) || isNegative(amounts.maxCents())) add(step, LIMIT_BELOW_ZERO);
        if (crossed(amounts.minCents(), amounts.maxCents())) add(step, LIMITS_CROSSED);
    }

    private void names() {
        var seen = new HashSet<String>();
        for (var step : scenario.steps()) if (!seen.add(step.name())) add(step, STEP_NAME_TWICE);
    }

    /** On days: who follows whom, and on which side of the due day; told once however many samples show it. */
    private void order() {
        if (problems.stream().anyMatch(problem -> BREAKS_THE_DAYS.contains(problem.code()))) return;
        for (var issued : SAMPLES_ISSUED) sample(issued, issued.plusDays(SAMPLE_TERMS));
        @Nullable Tone firmest = null;
        for (var step : scenario.steps()) {
            var tone = step.tone();
            if (tone == null) continue;
            if (firmest != null && tone.compareTo(firmest) < 0) add(step, TONE_SOFTENS);
            if (firmest == null || tone.compareTo(firmest) > 0) firmest = tone;
        }
    }

    private static final Set<Code> BREAKS_THE_DAYS =
            Set.of(OFFSET_TOO_FAR, NOTHING_PREVIOUS, REPEAT_OUT_OF_RANGE, REPEAT_NOT_LAST, DECISION_NOT_LAST);

    private void sample(LocalDate issued, LocalDate due) {
        var days = Timeline.of(scenario, issued, due);
        for (int i = 0; i < days.size(); i++) {
            var step = days.get(i).step();
            var on = days.get(i).on();
            if (step.isCourtesy() && !on.isBefore(due)) add(step, COURTESY_TOO_LATE);
            if (!step.isCourtesy() && on.isBefore(due)) add(step, REMINDER_TOO_EARLY);
            if (i > 0 && !on.isAfter(days.get(i - 1).on()))
                add(step, STEPS_OVERLAP, days.get(i - 1).step().name());
        }
    }

    private static boolean decides(Step step) {
        return step.kind() == Step.Kind.DECIDE;
    }

    private static boolean isNegative(@Nullable Long cents) {
        return cents != null && cents < 0;
    }

    private static boolean crossed(@Nullable Long least, @Nullable Long most) {
        return least != null && most != null && least > most;
    }

    private static @Nullable Long asLong(@Nullable Integer number) {
        return number == null ? null : Long.valueOf(number);
    }

    private static boolean within(int value, int least, int most) {
        return value >= least && value <= most;
    }

    private void add(Step step, Code code, Object... more) {
        var arguments = new ArrayList<Object>(List.of(step.number(), step.name()));
        arguments.addAll(List.of(more));
        add(step.number(), code, arguments.toArray());
    }

    private void add(int step, Code code, Object... arguments) {
        var problem = ScenarioProblem.of(step, code, arguments);
        if (!problems.contains(problem)) problems.add(problem);
    }
}
