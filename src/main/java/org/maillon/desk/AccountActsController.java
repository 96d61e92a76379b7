package org.maillon.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.customers.TermsAnswer;
import org.maillon.customers.TermsRules;
import org.maillon.kernel.Language;
import org.maillon.kernel.PaymentTerms;
import org.maillon.ledger.Ledger;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a person changes of a customer; each act stands or falls with its line in the audit trail. */
@Controller
@Needs(Permission.EDIT_ACCOUNTS)
class AccountActsController {
    /** What is wrong with a form, and with which one: shown once, on the page the answer redirects to. */
    static final String PROBLEM = "problem";

    static final String PROBLEM_OF = "problemOf";

    private final AccountPageController pages;
    private final TenantScope tenants;
    private final Customers customers;
    private final Ledger ledger;
    private final AuditTrail trail;
    private final Clock clock;

    AccountActsController(
            AccountPageController pages,
            TenantScope tenants,
            Customers customers,
            Ledger ledger,
            AuditTrail trail,
            Clock clock) {
        this.pages = pages;
        this.tenants = tenants;
        this.customers = customers;
        this.ledger = ledger;
        this.trail = trail;
        this.clock = clock;
    }

    @PostMapping("/accounts/{id}/contacts")
    String addContact(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        var account = find(member, id);
        var typed = new TypedFields(fields, page.language());
        var person = AccountFields.person(typed);
        if (person.isEmpty() || !typed.isSound())
            return pages.refused(page, member, id, "contact", typed, model, answer);
        tenants.run(member.tenant(), () -> {
            customers.addContact(member.tenant(), account.id(), person.get());
            record(member, "contact-added", account, person.get().name());
        });
        page.say(next, "desk.contact.added", person.get().name());
        return "redirect:/accounts/" + id;
    }

    @PostMapping("/accounts/{id}/contacts/{contact}/end")
    String endContact(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @PathVariable long contact,
            RedirectAttributes next) {
        var account = find(member, id);
        var person = customers.contacts(member.tenant(), account.id()).stream()
                .filter(it -> it.id() == contact)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        tenants.run(member.tenant(), () -> {
            customers.endContact(member.tenant(), contact);
            record(member, "contact-ended", account, person.name());
        });
        page.say(next, "desk.contact.ended", person.name());
        return "redirect:/accounts/" + id;
    }

    @PostMapping("/accounts/{id}/terms")
    String changeTerms(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        var account = find(member, id);
        var typed = new TypedFields(fields, page.language());
        var agreed = typed.given("terms", PaymentTerms::parse);
        if (typed.isSound()) {
            switch (changeTerms(page, member, account, agreed, next)) {
                case TermsAnswer.Agreed(var beyond) -> {
                    beyond.ifPresent(it -> next.addFlashAttribute("warning", page.t(TermsRules.sentence(it))));
                    return "redirect:/accounts/" + id;
                }
                case TermsAnswer.Refused(var ceiling) -> typed.wrong("terms", page.t(TermsRules.sentence(ceiling)));
            }
        }
        return pages.refused(page, member, id, "terms", typed, model, answer);
    }

    private TermsAnswer changeTerms(
            Page page,
            CurrentMember member,
            CustomerAccount account,
            Optional<PaymentTerms> agreed,
            RedirectAttributes next) {
        return tenants.in(member.tenant(), () -> {
            var answer = customers.agreeTerms(member.tenant(), account.id(), agreed, LocalDate.now(clock));
            if (answer instanceof TermsAnswer.Refused) return answer;
            var hold = agreed.orElseGet(() -> PaymentTerms.parse(
                    customers.usualTerms(member.tenant()).orElse(AccountPageController.LAW_DEFAULT)));
            record(member, "terms-changed", account, hold.canonical());
            var changed = ledger.recountDueDays(member.tenant(), account.id(), hold::dueOn);
            page.say(next, "desk.terms.changed", changed, page.in().number(changed));
            return answer;
        });
    }

    @PostMapping("/accounts/{id}/address")
    String changeAddress(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        var account = find(member, id);
        var typed = new TypedFields(fields, page.language());
        typed.propose("country", account.country());
        var address = AccountFields.address(typed, "");
        if (!typed.isSound()) return pages.refused(page, member, id, "address", typed, model, answer);
        tenants.run(member.tenant(), () -> {
            customers.changeBillingAddress(member.tenant(), account.id(), address);
            record(
                    member,
                    "address-changed",
                    account,
                    address.map(it -> it.postcode() + " " + it.town()).orElse(""));
        });
        page.say(next, "desk.address.changed");
        return "redirect:/accounts/" + id;
    }

    @PostMapping("/accounts/{id}/particulars")
    String changeParticulars(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        var account = find(member, id);
        var typed = new TypedFields(fields, page.language());
        var name = typed.of("name");
        if (name.isEmpty() || name.length() > 200) typed.wrong("name", page.t("desk.particulars.no-name"));
        var language = typed.given("language", Language::of).orElse(account.language());
        if (!Arrays.asList(Locale.getISOCountries()).contains(typed.of("country")))
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        if (!typed.isSound()) return pages.refused(page, member, id, "particulars", typed, model, answer);
        tenants.run(member.tenant(), () -> {
            customers.changeName(member.tenant(), account.id(), name, language, typed.of("country"));
            record(member, "account-changed", account, name);
        });
        page.say(next, "desk.particulars.changed");
        return "redirect:/accounts/" + id;
    }

    /** Takes money off an item; the answer offers to lay it there again. */
    @PostMapping("/accounts/{id}/allocations/{allocation}/reversal")
    String reverse(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @PathVariable long allocation,
            RedirectAttributes next) {
        var account = find(member, id);
        var done = tenants.in(member.tenant(), () -> {
            var reversed = ledger.reverse(member.tenant(), allocation);
            if (reversed) record(member, "allocation-reversed", account, Long.toString(allocation));
            return reversed;
        });
        page.say(next, done ? "desk.laid.reversed" : "desk.laid.gone");
        if (done) page.offerUndo(next, "/accounts/" + id + "/allocations/" + allocation + "/restoration");
        return "redirect:/accounts/" + id;
    }

    @PostMapping("/accounts/{id}/allocations/{allocation}/restoration")
    String restore(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @PathVariable long allocation,
            RedirectAttributes next) {
        var account = find(member, id);
        var done = tenants.in(member.tenant(), () -> {
            var laid = ledger.layAgain(member.tenant(), allocation);
            if (laid) record(member, "allocation-restored", account, Long.toString(allocation));
            return laid;
        });
        page.say(next, done ? "desk.laid.restored" : "desk.laid.no-room");
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
