package org.maillon.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.access.TenantScope;
import org.maillon.messages.Delivery;
import org.maillon.messages.Senders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who writes to the customers, and where they pay. */
@Controller
@Needs(Permission.SETTINGS)
class SenderController {
    private final TenantScope tenants;
    private final Senders senders;
    private final Delivery delivery;
    private final AuditTrail trail;

    SenderController(TenantScope tenants, Senders senders, Delivery delivery, AuditTrail trail) {
        this.tenants = tenants;
        this.senders = senders;
        this.delivery = delivery;
        this.trail = trail;
    }

    @GetMapping("/settings/sender")
    @Needs(Permission.READ)
    String sender(Page page, CurrentMember member, Model model) {
        var form = senders.find(member.tenant())
                .map(SenderForm::of)
                .orElseGet(() -> new SenderForm(page.company(), null, null, null, null, null, null));
        return show(member, form, List.of(), model);
    }

    @PostMapping("/settings/sender")
    String save(
            Page page,
            CurrentMember member,
            @ModelAttribute SenderForm form,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        var problems = form.problems(page.language());
        if (!problems.isEmpty()) {
            answer.setStatus(422);
            return show(member, form, problems, model);
        }
        tenants.run(member.tenant(), () -> {
            senders.save(member.tenant(), form.sender());
            trail.record(
                    member.tenant(),
                    member.name(),
                    "sender-changed",
                    form.sender().fromAddress(),
                    "");
        });
        page.say(next, "desk.sender.saved");
        return "redirect:/settings/sender";
    }

    private String show(CurrentMember member, SenderForm form, List<String> problems, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("hasServer", delivery.hasServer(member.tenant()));
        return "desk/settings-sender";
    }
}
