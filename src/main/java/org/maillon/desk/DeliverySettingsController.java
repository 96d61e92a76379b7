package org.maillon.desk;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.deliveries.Deliveries;
import org.maillon.deliveries.DeliveryPolicy;
import org.maillon.kernel.InvalidValue;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How strict a company is with its deliveries and their signatures. */
@Controller
@Needs(Permission.SETTINGS)
class DeliverySettingsController {
    private final Deliveries deliveries;
    private final AuditTrail trail;

    DeliverySettingsController(Deliveries deliveries, AuditTrail trail) {
        this.deliveries = deliveries;
        this.trail = trail;
    }

    @GetMapping("/settings/deliveries")
    @Needs(Permission.READ)
    String show(Page page, CurrentMember member, Model model) {
        return shown(member, null, model);
    }

    private String shown(CurrentMember member, @Nullable String problem, Model model) {
        model.addAttribute("policy", deliveries.policy(member.tenant()));
        if (problem != null) model.addAttribute("problem", problem);
        return "desk/settings-deliveries";
    }

    @PostMapping("/settings/deliveries")
    String change(
            Page page,
            CurrentMember member,
            @RequestParam(defaultValue = "") String placeAsked,
            @RequestParam(defaultValue = "") String linkDays,
            @RequestParam(defaultValue = "") String overPercent,
            @RequestParam(defaultValue = "") String unsignedDays,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        try {
            deliveries.changePolicy(
                    member.tenant(),
                    new DeliveryPolicy(
                            placeAsked.equals("yes"), number(linkDays), number(overPercent), number(unsignedDays)));
        } catch (InvalidValue wrong) {
            answer.setStatus(422);
            return shown(member, wrong.in(page.language()), model);
        }
        trail.record(member.tenant(), member.name(), "delivery-policy-changed", "", "");
        page.say(next, "desk.settings.deliveries.saved");
        return "redirect:/settings/deliveries";
    }

    private static int number(String typed) {
        var text = typed.strip();
        if (!text.matches("[0-9]{1,4}")) throw new InvalidValue("desk.credit.number.wrong", text);
        return Integer.parseInt(text);
    }
}
