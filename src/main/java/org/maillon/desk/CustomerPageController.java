package org.maillon.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.access.TenantScope;
import org.maillon.kernel.InvalidValue;
import org.maillon.payments.Promises;
import org.maillon.portal.CustomerLinks;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What customers may do on their page, and for how long its links live. */
@Controller
@Needs(Permission.SETTINGS)
class CustomerPageController {
    private final TenantScope scope;
    private final Promises promises;
    private final CustomerLinks links;
    private final AuditTrail trail;

    CustomerPageController(TenantScope scope, Promises promises, CustomerLinks links, AuditTrail trail) {
        this.scope = scope;
        this.promises = promises;
        this.links = links;
        this.trail = trail;
    }

    @GetMapping("/settings/customer-page")
    @Needs(Permission.READ)
    String show(Page page, CurrentMember member, Model model) {
        var portal = links.policy(member.tenant());
        var promise = promises.policy(member.tenant());
        var typed = new CustomerPageForm(
                String.valueOf(portal.linkDays()),
                String.valueOf(promise.longestDays()),
                String.valueOf(promise.leastPercent()),
                BigDecimal.valueOf(portal.callFromCents(), 2).toBigInteger().toString(),
                String.valueOf(portal.callAfterDays()));
        return show(typed, null, model);
    }

    @PostMapping("/settings/customer-page")
    String change(
            Page page,
            CurrentMember member,
            @RequestParam(defaultValue = "") String linkDays,
            @RequestParam(defaultValue = "") String promiseDays,
            @RequestParam(defaultValue = "") String promisePercent,
            @RequestParam(defaultValue = "") String callFrom,
            @RequestParam(defaultValue = "") String callAfterDays,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        var typed = new CustomerPageForm(
                linkDays.strip(), promiseDays.strip(), promisePercent.strip(), callFrom.strip(), callAfterDays.strip());
        try {
            if (!typed.isReadable()) return refused(typed, page.t("desk.customer-page.unreadable"), answer, model);
            save(member, typed);
        } catch (InvalidValue wrong) {
            return refused(typed, wrong.in(page.language()), answer, model);
        }
        page.say(next, "desk.customer-page.saved");
        return "redirect:/settings/customer-page";
    }

    private void save(CurrentMember member, CustomerPageForm typed) {
        var portal = typed.portal();
        var promise = typed.promises();
        scope.run(member.tenant(), () -> {
            links.changePolicy(member.tenant(), portal);
            promises.changePolicy(member.tenant(), promise);
            trail.record(member.tenant(), member.name(), "customer-page-changed", "", "");
        });
    }

    private static String refused(CustomerPageForm typed, String problem, HttpServletResponse answer, Model model) {
        answer.setStatus(422);
        return show(typed, problem, model);
    }

    private static String show(CustomerPageForm typed, @Nullable String problem, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("problem", problem);
        return "desk/settings-customer-page";
    }
}
