package org.maillon.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.customers.DeliveryAddress;
import org.maillon.customers.Openings;
import org.maillon.payments.ReceiptPolicies;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a person changes of what is known and agreed of a customer; each act stands or falls with its line in the trail. */
@Controller
@Needs(Permission.EDIT_ACCOUNTS)
class AccountProfileController {
    private final AccountPageController pages;
    private final TenantScope scope;
    private final Customers customers;
    private final Openings openings;
    private final ReceiptPolicies discounts;
    private final AuditTrail trail;

    AccountProfileController(
            AccountPageController pages,
            TenantScope scope,
            Customers customers,
            Openings openings,
            ReceiptPolicies discounts,
            AuditTrail trail) {
        this.pages = pages;
        this.scope = scope;
        this.customers = customers;
        this.openings = openings;
        this.discounts = discounts;
        this.trail = trail;
    }

    @PostMapping("/accounts/{id}/profile")
    String changeProfile(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        var account = find(member, id);
        var typed = new TypedFields(fields, page.language());
        var profile = AccountFields.profile(typed, code -> customers.findByCode(member.tenant(), code));
        var discount = AccountFields.discount(typed);
        if (typed.isSound())
            typed.guard("parent", Map.of(), () -> {
                scope.run(member.tenant(), () -> {
                    customers.changeProfile(member.tenant(), account.id(), profile);
                    if (!discount.equals(discounts.discount(member.tenant(), account.id())))
                        discount.ifPresentOrElse(
                                it -> discounts.agree(member.tenant(), account.id(), it, member.name()),
                                () -> discounts.end(member.tenant(), account.id(), member.name()));
                    record(
                            member,
                            "profile-changed",
                            account,
                            profile.sector().map(Enum::name).orElse(""));
                });
            });
        if (!typed.isSound()) return pages.refused(page, member, id, "profile", typed, model, answer);
        page.say(next, "desk.profile.changed");
        return "redirect:/accounts/" + id;
    }

    @PostMapping("/accounts/{id}/numbers")
    String changeNumbers(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        var account = find(member, id);
        var typed = new TypedFields(fields, page.language());
        var numbers = AccountFields.numbers(typed);
        if (typed.isSound())
            typed.guard("number", Map.of(), () -> {
                scope.run(member.tenant(), () -> {
                    openings.changeNumbers(member.tenant(), account.id(), numbers);
                    record(member, "numbers-changed", account, typed.of("number"));
                });
            });
        if (!typed.isSound()) return pages.refused(page, member, id, "numbers", typed, model, answer);
        page.say(next, "desk.numbers.changed");
        return "redirect:/accounts/" + id;
    }

    @PostMapping("/accounts/{id}/delivery-addresses")
    String addPlace(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        var account = find(member, id);
        var typed = new TypedFields(fields, page.language());
        var address = AccountFields.address(typed, "delivery.");
        if (address.isEmpty()) typed.wrong("delivery.lines", page.t("customers.address.no-street"));
        if (!typed.isSound()) return pages.refused(page, member, id, "delivery", typed, model, answer);
        scope.run(member.tenant(), () -> {
            customers.addDeliveryAddress(member.tenant(), account.id(), typed.of("delivery.label"), address.get());
            record(member, "delivery-address-added", account, address.get().town());
        });
        page.say(next, "desk.delivery.added");
        return "redirect:/accounts/" + id;
    }

    @PostMapping("/accounts/{id}/delivery-addresses/{place}/end")
    String endPlace(
            Page page, CurrentMember member, @PathVariable long id, @PathVariable long place, RedirectAttributes next) {
        var account = find(member, id);
        var ended = customers.deliveryAddresses(member.tenant(), account.id()).stream()
                .filter(it -> it.id() == place)
                .map(DeliveryAddress::label)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        scope.run(member.tenant(), () -> {
            customers.endDeliveryAddress(member.tenant(), account.id(), place);
            record(member, "delivery-address-ended", account, ended);
        });
        page.say(next, "desk.delivery.ended", ended);
        return "redirect:/accounts/" + id;
    }

    private CustomerAccount find(CurrentMember member, long id) {
        return customers
                .find(member.tenant(), new AccountId(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private void record(CurrentMember member, String act, CustomerAccount account, String detail) {
        trail.record(member.tenant(), member.name(), act, account.code(), detail);
    }
}
