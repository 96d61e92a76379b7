package org.maillon.desk;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.kernel.InvalidValue;
import org.maillon.messages.Mailboxes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where customers' answers and returned mail are read. The address holds a password: it is written and never shown again. */
@Controller
@Needs(Permission.SETTINGS)
class MailboxController {
    private final TenantScope scope;
    private final Tenants tenants;
    private final Mailboxes mailboxes;
    private final AuditTrail trail;

    MailboxController(TenantScope scope, Tenants tenants, Mailboxes mailboxes, AuditTrail trail) {
        this.scope = scope;
        this.tenants = tenants;
        this.mailboxes = mailboxes;
        this.trail = trail;
    }

    @GetMapping("/settings/mailbox")
    String show(Page page, CurrentMember member, Model model) {
        return show(member, null, model);
    }

    @PostMapping("/settings/mailbox")
    String save(
            Page page,
            CurrentMember member,
            @RequestParam(defaultValue = "") String address,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        try {
            scope.run(member.tenant(), () -> {
                mailboxes.save(member.tenant(), address);
                trail.record(member.tenant(), member.name(), "mailbox-changed", "", "");
            });
        } catch (InvalidValue wrong) {
            answer.setStatus(422);
            return show(member, wrong.in(page.language()), model);
        }
        page.say(next, "desk.mailbox.saved");
        return "redirect:/settings/mailbox";
    }

    @PostMapping("/settings/mailbox/return-address")
    String returnTo(
            Page page,
            CurrentMember member,
            @RequestParam(defaultValue = "") String returnAddress,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        try {
            scope.run(member.tenant(), () -> {
                mailboxes.returnTo(tenants.find(member.tenant()).orElseThrow(), returnAddress);
                trail.record(member.tenant(), member.name(), "mailbox-changed", returnAddress.strip(), "");
            });
        } catch (InvalidValue wrong) {
            answer.setStatus(422);
            return show(member, wrong.in(page.language()), model);
        }
        page.say(next, "desk.mailbox.return.saved");
        return "redirect:/settings/mailbox";
    }

    @PostMapping("/settings/mailbox/removal")
    String remove(Page page, CurrentMember member, RedirectAttributes next) {
        scope.run(member.tenant(), () -> {
            mailboxes.remove(member.tenant());
            trail.record(member.tenant(), member.name(), "mailbox-changed", "", "");
        });
        page.say(next, "desk.mailbox.removed");
        return "redirect:/settings/mailbox";
    }

    private String show(CurrentMember member, @Nullable String problem, Model model) {
        model.addAttribute("mailbox", mailboxes.find(member.tenant()).orElse(null));
        model.addAttribute("problem", problem);
        return "desk/settings-mailbox";
    }
}
