package org.maillon.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.kernel.InvalidValue;
import org.maillon.privacy.Retention;
import org.maillon.privacy.RetentionAnswer;
import org.maillon.privacy.RetentionRule;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How long the company keeps what names a person. */
@Controller
@Needs(Permission.SETTINGS)
class RetentionController {
    private final Retention retention;
    private final Clock clock;

    RetentionController(Retention retention, Clock clock) {
        this.retention = retention;
        this.clock = clock;
    }

    @GetMapping("/settings/privacy")
    @Needs(Permission.READ)
    String show(Page page, CurrentMember member, Model model) {
        var typed = new TypedFields(Map.of(), page.language());
        var rules = retention.rules(member.tenant(), LocalDate.now(clock));
        rules.forEach(rule -> typed.put(rule.kind().code(), Integer.toString(rule.months())));
        model.addAttribute("rules", rules);
        model.addAttribute("typed", typed);
        return "desk/settings-privacy";
    }

    @PostMapping("/settings/privacy")
    String change(
            Page page,
            CurrentMember member,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        var today = LocalDate.now(clock);
        var typed = new TypedFields(fields, page.language());
        var rules = retention.rules(member.tenant(), today);
        rules.forEach(rule -> change(page, member, rule, typed, today));
        if (!typed.isSound()) {
            answer.setStatus(422);
            model.addAttribute("rules", rules);
            model.addAttribute("typed", typed);
            return "desk/settings-privacy";
        }
        page.say(next, "privacy.settings.saved");
        return "redirect:/settings/privacy";
    }

    /** What is the same as before is not a choice. */
    private void change(Page page, CurrentMember member, RetentionRule rule, TypedFields typed, LocalDate today) {
        var kind = rule.kind();
        var text = typed.of(kind.code()).strip();
        int months = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (months == rule.months()) return;
        try {
            if (retention.change(member.tenant(), kind, months, member.name(), today)
                    instanceof RetentionAnswer.Refused refused)
                typed.wrong(kind.code(), refused.sentence(page.language()));
        } catch (InvalidValue wrong) {
            typed.wrong(kind.code(), wrong.in(page.language()));
        }
    }
}
