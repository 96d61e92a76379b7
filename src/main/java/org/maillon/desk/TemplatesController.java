package org.maillon.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.messages.Letters;
import org.maillon.messages.ReminderLetter.Tone;
import org.maillon.messages.TemplateProblem;
import org.maillon.messages.TemplateVariable;
import org.maillon.messages.Templates;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The words of the letters: read, written anew with the letter beside them, and given back their first form. */
@Controller
@Needs(Permission.SETTINGS)
class TemplatesController {
    private final TenantScope scope;
    private final Templates templates;
    private final SampleLetters samples;
    private final Letters letters;
    private final AuditTrail trail;
    private final Clock clock;

    TemplatesController(
            TenantScope scope,
            Templates templates,
            SampleLetters samples,
            Letters letters,
            AuditTrail trail,
            Clock clock) {
        this.scope = scope;
        this.templates = templates;
        this.samples = samples;
        this.letters = letters;
        this.trail = trail;
        this.clock = clock;
    }

    @GetMapping("/settings/templates")
    @Needs(Permission.READ)
    String list(Page page, CurrentMember member, Model model) {
        model.addAttribute("templates", templates.list(member.tenant()));
        return "desk/settings-templates";
    }

    /** Opens a template of the company's own, with the words of the first reminder to begin from. */
    @PostMapping("/settings/templates")
    String add(CurrentMember member, Page page, @RequestParam(defaultValue = "") String name, RedirectAttributes next) {
        try {
            templates.save(member.tenant(), name.strip(), templates.standard("first"), member.name());
            trail.record(member.tenant(), member.name(), "template-changed", name.strip(), "");
            return "redirect:/settings/templates/" + name.strip();
        } catch (InvalidValue wrong) {
            next.addFlashAttribute("problem", wrong.in(page.language()));
            return "redirect:/settings/templates";
        }
    }

    @GetMapping("/settings/templates/{name}")
    @Needs(Permission.READ)
    String edit(Page page, CurrentMember member, @PathVariable String name, Model model) {
        var texts = templates.find(member.tenant(), name);
        if (texts.isEmpty()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return show(member, name, new TemplateForm(texts), List.of(), page, model);
    }

    @PostMapping("/settings/templates/{name}")
    String save(
            Page page,
            CurrentMember member,
            @PathVariable String name,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        var form = TemplateForm.of(typed);
        var problems = keep(member, name, form.texts());
        if (!problems.isEmpty()) {
            answer.setStatus(422);
            return show(member, name, form, problems, page, model);
        }
        page.say(next, "desk.template.saved");
        return "redirect:/settings/templates/" + name;
    }

    /** Makes the words that Maillon comes with the newest version. */
    @PostMapping("/settings/templates/{name}/standard")
    String restore(Page page, CurrentMember member, @PathVariable String name, RedirectAttributes next) {
        var first = templates.standard(name);
        if (first.isEmpty()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        keep(member, name, first);
        page.say(next, "desk.template.restored");
        return "redirect:/settings/templates/" + name;
    }

    /** The letter in the words as typed, for the frame beside them; nothing is kept. */
    @PostMapping("/settings/templates/{name}/preview")
    ResponseEntity<byte[]> preview(
            CurrentMember member,
            @PathVariable String name,
            @RequestParam String language,
            @RequestParam Optional<Long> account,
            @RequestParam Map<String, String> typed) {
        var spoken = Language.of(language);
        var letter = samples.letter(
                member.tenant(), account.map(AccountId::new), spoken, toneOf(name), LocalDate.now(clock));
        return LetterFrame.of(letters.write(letter, TemplateForm.of(typed).in(spoken)));
    }

    private List<TemplateProblem> keep(
            CurrentMember member, String name, Map<Language, org.maillon.messages.TemplateText> texts) {
        return scope.in(member.tenant(), () -> {
            var problems = templates.save(member.tenant(), name, texts, member.name());
            if (problems.isEmpty()) trail.record(member.tenant(), member.name(), "template-changed", name, "");
            return problems;
        });
    }

    private String show(
            CurrentMember member,
            String name,
            TemplateForm form,
            List<TemplateProblem> problems,
            Page page,
            Model model) {
        model.addAttribute("name", name);
        model.addAttribute("standard", !templates.standard(name).isEmpty());
        model.addAttribute("form", form);
        model.addAttribute(
                "problems",
                problems.stream().map(problem -> problem.in(page.language())).toList());
        model.addAttribute("variables", List.of(TemplateVariable.values()));
        model.addAttribute("accounts", samples.accounts(member.tenant(), LocalDate.now(clock)));
        return "desk/settings-template";
    }

    private static Tone toneOf(String name) {
        return Arrays.stream(Tone.values())
                .filter(tone -> name.endsWith(tone.template()))
                .findFirst()
                .orElse(Tone.THIRD);
    }
}
