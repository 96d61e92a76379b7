package org.maillon.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.kernel.InvalidValue;
import org.maillon.messages.Delivery;
import org.maillon.messages.IbanChanges;
import org.maillon.messages.MailDomains;
import org.maillon.messages.Senders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who writes to the customers, and where they pay. */
@Controller
@Needs(Permission.SETTINGS)
class SenderController {
    private final TenantScope tenants;
    private final Senders senders;
    private final IbanChanges ibans;
    private final Delivery delivery;
    private final MailDomains domains;
    private final Tenants companies;
    private final AuditTrail trail;

    SenderController(
            TenantScope tenants,
            Senders senders,
            IbanChanges ibans,
            Delivery delivery,
            MailDomains domains,
            Tenants companies,
            AuditTrail trail) {
        this.tenants = tenants;
        this.senders = senders;
        this.ibans = ibans;
        this.delivery = delivery;
        this.domains = domains;
        this.companies = companies;
        this.trail = trail;
    }

    @GetMapping("/settings/sender")
    @Needs(Permission.READ)
    String sender(Page page, CurrentMember member, Model model) {
        return show(member, settled(page, member), List.of(), model);
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
        var saved = tenants.in(member.tenant(), () -> {
            trail.record(
                    member.tenant(),
                    member.name(),
                    "sender-changed",
                    form.sender().fromAddress(),
                    "");
            return ibans.save(member, form.sender());
        });
        page.say(next, saved == IbanChanges.Saved.DONE ? "desk.sender.saved" : "desk.sender.iban-waits");
        return "redirect:/settings/sender";
    }

    @PostMapping("/settings/sender/domains")
    String addDomain(
            Page page,
            CurrentMember member,
            @RequestParam(defaultValue = "") String domain,
            Model model,
            HttpServletResponse answer) {
        try {
            domains.add(member.tenant(), domain, member.name());
            return "redirect:/settings/sender";
        } catch (InvalidValue wrong) {
            answer.setStatus(422);
            return show(member, settled(page, member), List.of(wrong.in(page.language())), model);
        }
    }

    @PostMapping("/settings/sender/domains/{domain}/verification")
    String verify(Page page, CurrentMember member, @PathVariable String domain, RedirectAttributes next) {
        boolean found = domains.verify(member.tenant(), domain, member.name());
        page.say(next, found ? "desk.domains.found" : "desk.domains.not-found");
        return "redirect:/settings/sender";
    }

    @PostMapping("/settings/sender/domains/{domain}/removal")
    String removeDomain(CurrentMember member, @PathVariable String domain) {
        domains.remove(member.tenant(), domain, member.name());
        return "redirect:/settings/sender";
    }

    private SenderForm settled(Page page, CurrentMember member) {
        return senders.find(member.tenant())
                .map(SenderForm::of)
                .orElseGet(() -> new SenderForm(page.company(), null, null, null, null, null, null));
    }

    private String show(CurrentMember member, SenderForm form, List<String> problems, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        var company = companies.find(member.tenant()).orElseThrow();
        senders.find(member.tenant())
                .filter(settled -> !senders.mayUse(company, settled.fromAddress()))
                .ifPresent(_ -> model.addAttribute("speaksThrough", senders.of(company)));
        model.addAttribute("domains", domains.of(member.tenant()));
        model.addAttribute("ibanWaits", ibans.waiting(member.tenant()).isPresent());
        model.addAttribute("hasServer", delivery.hasServer(member.tenant()));
        return "desk/settings-sender";
    }
}
