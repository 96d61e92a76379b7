package org.maillon.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.reminders.Scenarios;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is reminded by which scenario: the rules, and what a person chose for one account or one invoice. */
@Controller
@Needs(Permission.SETTINGS)
class ScenarioChoiceController {
    private final TenantScope scope;
    private final Scenarios scenarios;
    private final NamedItemStore items;
    private final ScenarioChoices choices;
    private final AuditTrail trail;

    ScenarioChoiceController(
            TenantScope scope, Scenarios scenarios, NamedItemStore items, ScenarioChoices choices, AuditTrail trail) {
        this.scope = scope;
        this.scenarios = scenarios;
        this.items = items;
        this.choices = choices;
        this.trail = trail;
    }

    @GetMapping("/reminders/scenario-rules")
    @Needs(Permission.READ)
    String rules(Page page, CurrentMember member, Model model) {
        return show(member, ScenarioRulesForm.of(scenarios.rules(member.tenant()), page.language()), List.of(), model);
    }

    /** Replaces all rules, or shows the form with one rule more or one fewer. */
    @PostMapping("/reminders/scenario-rules")
    String change(
            Page page,
            CurrentMember member,
            @RequestParam Map<String, String> typed,
            @RequestParam(defaultValue = "save") String act,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        var form = ScenarioRulesForm.typed(typed);
        if (act.equals("add")) return show(member, form.withOneMore(), List.of(), model);
        if (act.startsWith("remove-"))
            return show(member, form.without(Integer.parseInt(act.substring(7))), List.of(), model);
        var problems = save(page, member, form);
        if (!problems.isEmpty()) {
            answer.setStatus(422);
            return show(member, form, problems, model);
        }
        page.say(next, "desk.rules.saved");
        return "redirect:/reminders/scenario-rules";
    }

    private List<String> save(Page page, CurrentMember member, ScenarioRulesForm form) {
        var unreadable = form.unreadable();
        if (!unreadable.isEmpty())
            return unreadable.stream()
                    .map(at -> page.t("desk.rules.unreadable", page.in().number(at)))
                    .toList();
        return scope.in(member.tenant(), () -> {
            var problems = scenarios.changeRules(member.tenant(), form.rules());
            if (problems.isEmpty()) trail.record(member.tenant(), member.name(), "scenario-rules-changed", "", "");
            return problems.stream().map(each -> each.sentence(page.language())).toList();
        });
    }

    private String show(CurrentMember member, ScenarioRulesForm form, List<String> problems, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("families", choices.families(member.tenant()));
        return "desk/scenario-rules";
    }

    /** Chooses a scenario for an account; an empty name lets the rules choose. */
    @PostMapping("/accounts/{id}/scenario")
    @Needs(Permission.SEND_REMINDERS)
    String ofAccount(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String scenario,
            RedirectAttributes next) {
        var done = scope.in(member.tenant(), () -> {
            var chosen = scenarios.choose(member.tenant(), new AccountId(id), given(scenario));
            if (chosen) trail.record(member.tenant(), member.name(), "scenario-chosen", scenario, "");
            return chosen;
        });
        if (!done) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        page.say(next, "desk.choice.said");
        return "redirect:/reminders/preview/" + id;
    }

    /** The same for one open item. */
    @PostMapping("/open-items/{id}/scenario")
    @Needs(Permission.SEND_REMINDERS)
    String ofItem(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String scenario,
            RedirectAttributes next) {
        var item = scope.in(member.tenant(), () -> items.find(member.tenant(), List.of(id)))
                .get(id);
        if (item == null) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        var done = scope.in(member.tenant(), () -> {
            var chosen = scenarios.choose(member.tenant(), new AccountId(item.account()), id, given(scenario));
            if (chosen) trail.record(member.tenant(), member.name(), "scenario-chosen", scenario, item.reference());
            return chosen;
        });
        if (!done) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        page.say(next, "desk.choice.said");
        return "redirect:/open-items/" + id;
    }

    private static Optional<String> given(String name) {
        return Optional.of(name.strip()).filter(it -> !it.isEmpty());
    }
}
