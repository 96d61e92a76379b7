package org.maillon.desk;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.kernel.InvalidValue;
import org.maillon.payments.BankColumns;
import org.maillon.payments.CardAccounts;
import org.maillon.payments.ReceiptPolicies;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** How receipts are matched and thanked for, discounts for early payment, and payment by card. */
@Controller
@Needs(Permission.SETTINGS)
class ReceiptSettingsController {
    private static final String BACK = "redirect:/settings/receipts";

    private final ReceiptPolicies policies;
    private final CardAccounts cards;
    private final BankColumns columns;
    private final Customers customers;

    ReceiptSettingsController(ReceiptPolicies policies, CardAccounts cards, BankColumns columns, Customers customers) {
        this.policies = policies;
        this.cards = cards;
        this.columns = columns;
        this.customers = customers;
    }

    @GetMapping("/settings/receipts")
    @Needs(Permission.READ)
    String show(Page page, CurrentMember member, Model model) {
        return show(member, ReceiptPolicyForm.of(policies.of(member.tenant()), page.language()), null, model);
    }

    @PostMapping("/settings/receipts")
    String change(
            Page page,
            CurrentMember member,
            @ModelAttribute ReceiptPolicyForm typed,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        try {
            policies.change(member.tenant(), typed.policy(), member.name());
        } catch (InvalidValue wrong) {
            answer.setStatus(422);
            return show(member, typed, wrong.in(page.language()), model);
        }
        page.say(next, "desk.receipt-policy.saved");
        return BACK;
    }

    private String show(CurrentMember member, ReceiptPolicyForm typed, @Nullable String problem, Model model) {
        var events = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                + CardAccounts.eventsPath(member.tenant());
        model.addAttribute("typed", typed);
        model.addAttribute("discounts", policies.discounts(member.tenant()));
        model.addAttribute("columns", columns.kept(member.tenant()));
        model.addAttribute("card", cards.describe(member.tenant()).orElse(null));
        model.addAttribute("events", events);
        if (problem != null) model.addAttribute("problem", problem);
        return "desk/settings-receipts";
    }

    /** A discount agreed with one customer, by its code. */
    @PostMapping("/settings/discounts")
    String agree(
            Page page,
            CurrentMember member,
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String percent,
            @RequestParam(defaultValue = "") String days,
            RedirectAttributes next) {
        var account = customers.findByCode(member.tenant(), customer.strip());
        try {
            if (account.isEmpty()) throw new InvalidValue("desk.receipts.no-account", customer.strip());
            var terms = ReceiptPolicyForm.discount(percent, days)
                    .orElseThrow(() -> new InvalidValue("payments.discount.percent"));
            policies.agree(member.tenant(), account.get().id(), terms, member.name());
            page.say(next, "desk.discount.saved");
        } catch (InvalidValue wrong) {
            next.addFlashAttribute("problem", wrong.in(page.language()));
        }
        return BACK;
    }

    @PostMapping("/settings/discounts/{account}/end")
    String end(Page page, CurrentMember member, @PathVariable long account, RedirectAttributes next) {
        if (!policies.end(member.tenant(), new AccountId(account), member.name()))
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        page.say(next, "desk.discount.ended");
        return BACK;
    }

    @PostMapping("/settings/cards")
    String saveCard(
            Page page,
            CurrentMember member,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String secret,
            RedirectAttributes next) {
        try {
            cards.save(member.tenant(), key, secret, member.name());
            page.say(next, "desk.card.saved");
        } catch (InvalidValue wrong) {
            next.addFlashAttribute("problem", wrong.in(page.language()));
        }
        return BACK;
    }

    @PostMapping("/settings/cards/removal")
    String removeCard(Page page, CurrentMember member, RedirectAttributes next) {
        cards.remove(member.tenant(), member.name());
        page.say(next, "desk.card.removed");
        return BACK;
    }
}
