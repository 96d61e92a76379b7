package org.maillon.desk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.reminders.Experiments;
import org.maillon.reminders.Scenario;
import org.maillon.reminders.ScenarioFamily;
import org.maillon.reminders.Scenarios;
import org.maillon.reminders.Step;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What each step brings, learned by withholding it from some. */
@Controller
@Needs(Permission.SETTINGS)
class ExperimentsController {
    private static final int USUAL_PERCENT = 20;

    private final Experiments experiments;
    private final Scenarios scenarios;
    private final AuditTrail trail;

    ExperimentsController(Experiments experiments, Scenarios scenarios, AuditTrail trail) {
        this.experiments = experiments;
        this.scenarios = scenarios;
        this.trail = trail;
    }

    @GetMapping("/reminders/experiments")
    @Needs(Permission.READ)
    String experiments(Page page, CurrentMember member, Model model) {
        var words = new ExperimentWords(page);
        model.addAttribute(
                "lines",
                experiments.list(member.tenant()).stream()
                        .map(each -> words.line(
                                each, experiments.finding(member.tenant(), each).orElse(null)))
                        .toList());
        model.addAttribute("steps", steps(page, member));
        model.addAttribute("percent", USUAL_PERCENT);
        return "desk/experiments";
    }

    private List<StepChoice> steps(Page page, CurrentMember member) {
        return scenarios.list(member.tenant()).stream()
                .map(ScenarioFamily::live)
                .flatMap(Optional::stream)
                .flatMap(scenario -> steps(page, scenario))
                .toList();
    }

    private static Stream<StepChoice> steps(Page page, Scenario scenario) {
        return scenario.steps().stream()
                .filter(step -> step.kind() == Step.Kind.MESSAGE)
                .map(step -> new StepChoice(
                        scenario.name() + "/" + step.name(),
                        ReminderWords.scenario(page, scenario.name()) + " – " + ReminderWords.step(page, step.name())));
    }

    @PostMapping("/reminders/experiments")
    String start(
            Page page,
            CurrentMember member,
            @RequestParam String step,
            @RequestParam(defaultValue = "0") int percent,
            RedirectAttributes next) {
        var names = step.split("/", 2);
        boolean sound =
                names.length == 2 && percent >= Experiments.LEAST_PERCENT && percent <= Experiments.MOST_PERCENT;
        var started = sound
                ? experiments.start(member.tenant(), names[0], names[1], percent, member.name())
                : Optional.<Long>empty();
        if (started.isEmpty()) {
            next.addFlashAttribute(AccountActsController.PROBLEM, page.t("desk.experiments.wrong"));
        } else {
            var named = ReminderWords.step(page, names[1]);
            trail.record(
                    member.tenant(),
                    member.name(),
                    "experiment-started",
                    named,
                    page.in().percent(percent / 100.0));
            page.say(next, "desk.experiments.started", named);
        }
        return "redirect:/reminders/experiments";
    }

    @PostMapping("/reminders/experiments/{id}/end")
    String end(Page page, CurrentMember member, @PathVariable long id, RedirectAttributes next) {
        if (experiments.end(member.tenant(), id)) {
            trail.record(
                    member.tenant(),
                    member.name(),
                    "experiment-ended",
                    page.in().number(id),
                    "");
            page.say(next, "desk.experiments.ended.said");
        }
        return "redirect:/reminders/experiments";
    }
}
