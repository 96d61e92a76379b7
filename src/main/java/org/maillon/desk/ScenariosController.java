package org.maillon.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.access.TenantScope;
import org.maillon.reminders.Reminders;
import org.maillon.reminders.Scenario;
import org.maillon.reminders.ScenarioAnswer;
import org.maillon.reminders.ScenarioFamily;
import org.maillon.reminders.ScenarioProblem;
import org.maillon.reminders.Scenarios;
import org.maillon.reminders.Scenarios.Running;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is said and when: scenarios on their line of days, written as drafts, tried, then put to use. */
@Controller
@Needs(Permission.SETTINGS)
class ScenariosController {
    private final TenantScope scope;
    private final Scenarios scenarios;
    private final Reminders reminders;
    private final AuditTrail trail;

    ScenariosController(TenantScope scope, Scenarios scenarios, Reminders reminders, AuditTrail trail) {
        this.scope = scope;
        this.scenarios = scenarios;
        this.reminders = reminders;
        this.trail = trail;
    }

    @GetMapping("/reminders/scenarios")
    @Needs(Permission.READ)
    String list(Page page, CurrentMember member, Model model) {
        model.addAttribute("daysAfterDispute", reminders.policy(member.tenant()).daysAfterDispute());
        model.addAttribute(
                "families",
                scenarios.list(member.tenant()).stream().map(ScenarioLine::of).toList());
        return "desk/scenarios";
    }

    @GetMapping("/reminders/scenarios/{name}")
    @Needs(Permission.READ)
    String edit(Page page, CurrentMember member, @PathVariable String name, Model model) {
        var family = family(member, name);
        var shown = family.draft().or(family::live).orElseThrow(ScenariosController::notFound);
        return show(member, family, ScenarioForm.of(shown, page.language()), List.of(), page, model);
    }

    /** Begins a family of the company's own from a copy of another one. */
    @PostMapping("/reminders/scenarios")
    String copy(
            Page page,
            CurrentMember member,
            @RequestParam(defaultValue = "") String name,
            @RequestParam String from,
            RedirectAttributes next) {
        var copied = family(member, from).live().orElseThrow(ScenariosController::notFound);
        var called = name.strip();
        if (scenarios.find(member.tenant(), called).isPresent()) return refuse(page.t("desk.scenario.exists"), next);
        var copy = Scenario.draft(
                called, copied.spacingDays(), copied.contactsPerWeek(), copied.transitDays(), copied.steps());
        return switch (keep(member, copy)) {
            case ScenarioAnswer.Refused refused ->
                refuse(words(page, refused.problems()).getFirst(), next);
            default -> "redirect:/reminders/scenarios/" + segment(called);
        };
    }

    /** Keeps the draft as typed, or shows the form with one step more or one fewer. */
    @PostMapping("/reminders/scenarios/{name}")
    String change(
            Page page,
            CurrentMember member,
            @PathVariable String name,
            @RequestParam Map<String, String> typed,
            @RequestParam(defaultValue = "save") String act,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        var family = family(member, name);
        var form = ScenarioForm.typed(name, typed);
        if (act.equals("add")) return show(member, family, form.withOneMore(), List.of(), page, model);
        if (act.startsWith("remove-"))
            return show(member, family, form.without(Integer.parseInt(act.substring(7))), List.of(), page, model);
        var problems = save(page, member, form);
        if (!problems.isEmpty()) {
            answer.setStatus(422);
            return show(member, family, form, problems, page, model);
        }
        page.say(next, "desk.scenario.saved");
        return "redirect:/reminders/scenarios/" + segment(name);
    }

    @PostMapping("/reminders/scenarios/{name}/publication")
    String publish(
            Page page,
            CurrentMember member,
            @PathVariable String name,
            @RequestParam int version,
            @RequestParam Running running,
            RedirectAttributes next) {
        var answer = scope.in(member.tenant(), () -> {
            var published = scenarios.publish(member.tenant(), name, version, running);
            if (published instanceof ScenarioAnswer.Kept) record(member, "scenario-published", name);
            return published;
        });
        return told(page, answer, "desk.scenario.published", name, next);
    }

    /** How long the customer may read the answer to its dispute before anything is asked for again. */
    @PostMapping("/reminders/days-after-dispute")
    String changeDaysAfterDispute(Page page, CurrentMember member, @RequestParam int days, RedirectAttributes next) {
        reminders.setDaysAfterDispute(member.tenant(), days);
        record(member, "reminders-rest-changed", String.valueOf(days));
        page.say(next, "desk.reminders.rest.saved");
        return "redirect:/reminders/scenarios";
    }

    @PostMapping("/reminders/scenarios/{name}/usual")
    String makeUsual(Page page, CurrentMember member, @PathVariable String name, RedirectAttributes next) {
        if (!scenarios.makeUsual(member.tenant(), name)) throw notFound();
        record(member, "scenario-usual", name);
        page.say(next, "desk.scenario.made-usual");
        return "redirect:/reminders/scenarios/" + segment(name);
    }

    @PostMapping("/reminders/scenarios/{name}/draft/end")
    String dropDraft(Page page, CurrentMember member, @PathVariable String name, RedirectAttributes next) {
        scenarios.dropDraft(member.tenant(), name);
        page.say(next, "desk.scenario.dropped");
        return scenarios.find(member.tenant(), name).isPresent()
                ? "redirect:/reminders/scenarios/" + segment(name)
                : "redirect:/reminders/scenarios";
    }

    private List<String> save(Page page, CurrentMember member, ScenarioForm form) {
        var unreadable = form.unreadable();
        if (!unreadable.isEmpty())
            return unreadable.stream().map(at -> unreadable(page, at)).toList();
        return switch (keep(member, form.scenario())) {
            case ScenarioAnswer.Refused refused -> words(page, refused.problems());
            default -> List.of();
        };
    }

    private static String unreadable(Page page, int at) {
        return at == 0
                ? page.t("desk.scenario.unreadable")
                : page.t("desk.scenario.unreadable.step", page.in().number(at));
    }

    private ScenarioAnswer keep(CurrentMember member, Scenario draft) {
        return scope.in(member.tenant(), () -> {
            var answer = scenarios.saveDraft(member.tenant(), draft);
            if (answer instanceof ScenarioAnswer.Kept) record(member, "scenario-changed", draft.name());
            return answer;
        });
    }

    private String show(
            CurrentMember member,
            ScenarioFamily family,
            ScenarioForm form,
            List<String> problems,
            Page page,
            Model model) {
        model.addAttribute("family", family);
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("picture", form.unreadable().isEmpty() ? ScenarioPicture.of(form.scenario()) : null);
        model.addAttribute("templates", new ArrayList<>(new java.util.TreeSet<>(scenarios.templates(member.tenant()))));
        return "desk/scenario";
    }

    private String told(Page page, ScenarioAnswer answer, String key, String name, RedirectAttributes next) {
        switch (answer) {
            case ScenarioAnswer.Kept _ -> page.say(next, key);
            case ScenarioAnswer.Refused refused ->
                next.addFlashAttribute("problem", String.join(" ", words(page, refused.problems())));
            case ScenarioAnswer.Unknown _ -> throw notFound();
        }
        return "redirect:/reminders/scenarios/" + segment(name);
    }

    private static List<String> words(Page page, List<ScenarioProblem> problems) {
        return problems.stream()
                .map(problem -> problem.sentence(page.language()))
                .toList();
    }

    private static String refuse(String problem, RedirectAttributes next) {
        next.addFlashAttribute("problem", problem);
        return "redirect:/reminders/scenarios";
    }

    private ScenarioFamily family(CurrentMember member, String name) {
        return scenarios.find(member.tenant(), name).orElseThrow(ScenariosController::notFound);
    }

    private void record(CurrentMember member, String act, String name) {
        trail.record(member.tenant(), member.name(), act, name, "");
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static String segment(String name) {
        return org.springframework.web.util.UriUtils.encodePathSegment(name, java.nio.charset.StandardCharsets.UTF_8);
    }
}
