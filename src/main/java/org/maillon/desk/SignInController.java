package org.maillon.desk;

import org.jspecify.annotations.Nullable;
import org.maillon.access.Applicant;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.access.Registration;
import org.maillon.access.SetupLink;
import org.maillon.access.SetupLinks;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The two pages that strangers see: the door, and the door the first time. */
@Controller
@Needs(Permission.READ)
class SignInController {
    private final SetupLinks links;

    SignInController(SetupLinks links) {
        this.links = links;
    }

    @GetMapping("/sign-in")
    String signIn(
            Page page,
            @RequestParam @Nullable String wrong,
            @RequestParam @Nullable String wait,
            @RequestParam @Nullable String ended,
            Model model) {
        if (wrong != null) model.addAttribute("problem", page.t("access.sign-in.wrong"));
        if (wait != null) model.addAttribute("problem", page.t("access.sign-in.wait"));
        if (ended != null) model.addAttribute("note", page.t("access.sign-in.ended"));
        return "desk/sign-in";
    }

    @GetMapping("/first-start")
    String firstStart(Page page, @RequestParam(defaultValue = "") String token, Model model) {
        return form(page, token, new FirstStartForm("", "", ""), java.util.List.of(), model);
    }

    @PostMapping("/first-start")
    String begin(
            Page page,
            @RequestParam String token,
            FirstStartForm form,
            @RequestParam String password,
            Model model,
            RedirectAttributes next) {
        var applicant = new Applicant(form.company(), form.name(), form.email(), password, page.language());
        return switch (links.redeem(token, applicant)) {
            case Registration.Registered _ -> {
                page.say(next, "access.first-start.done");
                yield "redirect:/sign-in";
            }
            case Registration.Refused refused -> {
                var reasons = refused.reasons().stream()
                        .map(reason -> page.t("access.refusal." + reason.code()))
                        .toList();
                yield form(page, token, form, reasons, model);
            }
        };
    }

    private String form(Page page, String token, FirstStartForm form, java.util.List<String> problems, Model model) {
        SetupLink link = links.find(token).orElse(null);
        if (link == null && problems.isEmpty() && token.isEmpty())
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        model.addAttribute("link", link);
        model.addAttribute("token", token);
        model.addAttribute("form", link != null && link.email() != null ? form.withEmail(link.email()) : form);
        model.addAttribute("problems", problems);
        return "desk/first-start";
    }
}
