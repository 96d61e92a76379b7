package org.maillon.desk;

import org.maillon.access.CurrentMember;
import org.maillon.access.FourEyesRules.Verdict;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.kernel.Code;
import org.maillon.messages.IbanChanges;
import org.maillon.payments.PayerChanges;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What waits for a second person, and that person's yes or no. */
@Controller
@Needs(Permission.SETTINGS)
class ApprovalsController {
    private static final String HERE = "/settings/approvals";

    private static final int ROWS = 50;

    private final IbanChanges ibans;
    private final PayerChanges payers;

    ApprovalsController(IbanChanges ibans, PayerChanges payers) {
        this.ibans = ibans;
        this.payers = payers;
    }

    @GetMapping(HERE)
    @Needs(Permission.READ)
    String waiting(Page page, CurrentMember member, Model model) {
        ibans.waiting(member.tenant()).ifPresent(change -> model.addAttribute("iban", change));
        model.addAttribute("payers", payers.waiting(member.tenant(), ROWS));
        return "desk/settings-approvals";
    }

    @PostMapping(HERE + "/iban/{change}/approval")
    String approve(
            Page page,
            CurrentMember member,
            @PathVariable long change,
            @RequestParam(defaultValue = "") String password,
            RedirectAttributes next) {
        return say(page, ibans.approve(member, change, password), next);
    }

    /** Anybody of the company may stop it: too cautious costs a day, too trusting the money. */
    @PostMapping(HERE + "/iban/{change}/refusal")
    @Needs(Permission.READ)
    String refuse(Page page, CurrentMember member, @PathVariable long change, RedirectAttributes next) {
        page.say(next, ibans.refuse(member, change) ? "desk.approvals.refused" : "desk.approvals.gone");
        return "redirect:" + HERE;
    }

    @PostMapping(HERE + "/payer/{change}/approval")
    @Needs(Permission.EDIT_ACCOUNTS)
    String approvePayer(
            Page page,
            CurrentMember member,
            @PathVariable long change,
            @RequestParam(defaultValue = "") String password,
            RedirectAttributes next) {
        return say(page, payers.approve(member, change, password), next);
    }

    @PostMapping(HERE + "/payer/{change}/refusal")
    @Needs(Permission.READ)
    String refusePayer(Page page, CurrentMember member, @PathVariable long change, RedirectAttributes next) {
        page.say(next, payers.refuse(member, change) ? "desk.approvals.refused" : "desk.approvals.gone");
        return "redirect:" + HERE;
    }

    private static String say(Page page, Verdict verdict, RedirectAttributes next) {
        page.say(next, "desk.approvals." + Code.of(verdict));
        return "redirect:" + HERE;
    }
}
