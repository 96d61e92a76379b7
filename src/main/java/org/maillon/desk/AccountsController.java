package org.maillon.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.customers.AccountFilter;
import org.maillon.customers.CompanyNumbers;
import org.maillon.customers.Completeness;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.customers.Gap;
import org.maillon.customers.NewAccount;
import org.maillon.customers.Opening;
import org.maillon.customers.Openings;
import org.maillon.customers.TermsRules;
import org.maillon.payments.ReceiptPolicies;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All customers with what they lack, and the page on which one is opened. */
@Controller
class AccountsController {
    private static final int ROWS = 50;

    private final TenantScope scope;
    private final Tenants companies;
    private final Customers customers;
    private final Openings openings;
    private final Completeness completeness;
    private final ReceiptPolicies discounts;
    private final CompanyLookUp registers;
    private final AuditTrail trail;
    private final Clock clock;

    AccountsController(
            TenantScope scope,
            Tenants companies,
            Customers customers,
            Openings openings,
            Completeness completeness,
            ReceiptPolicies discounts,
            CompanyLookUp registers,
            AuditTrail trail,
            Clock clock) {
        this.scope = scope;
        this.companies = companies;
        this.customers = customers;
        this.openings = openings;
        this.completeness = completeness;
        this.discounts = discounts;
        this.registers = registers;
        this.trail = trail;
        this.clock = clock;
    }

    @GetMapping("/accounts")
    String list(
            Page page,
            CurrentMember member,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String lacks,
            @RequestParam(name = "page", defaultValue = "1") int number,
            Model model) {
        completeness.countNew(member.tenant(), LocalDate.now(clock));
        var filter = new AccountFilter(q, gap(lacks), lacks.equals("anything"));
        var found = completeness.list(member.tenant(), filter, Pager.offset(number, ROWS), ROWS + 1);
        var counts = completeness.counts(member.tenant());
        model.addAttribute("filter", filter);
        model.addAttribute("lacks", lacks);
        model.addAttribute("lines", found.stream().limit(ROWS).toList());
        model.addAttribute("all", counts.getOrDefault(Optional.<Gap>empty(), 0L));
        model.addAttribute("counts", lacking(counts));
        model.addAttribute(
                "pager", Pager.of(AccountsPlace.address(filter.words(), lacks), number, found.size() > ROWS));
        return "desk/accounts";
    }

    private static List<AccountsPlace.Lacking> lacking(Map<Optional<Gap>, Long> counts) {
        return Arrays.stream(Gap.values())
                .filter(it -> counts.containsKey(Optional.of(it)))
                .map(it -> new AccountsPlace.Lacking(it, counts.getOrDefault(Optional.of(it), 0L)))
                .toList();
    }

    private static Optional<Gap> gap(String code) {
        return Arrays.stream(Gap.values()).filter(it -> it.code().equals(code)).findFirst();
    }

    @GetMapping("/accounts/new")
    @Needs(Permission.EDIT_ACCOUNTS)
    String blank(Page page, CurrentMember member, @RequestParam(defaultValue = "") String number, Model model) {
        var typed = new TypedFields(Map.of("number", number), page.language());
        typed.put("country", country(member));
        typed.put("language", page.language().code());
        typed.put("termsAcceptance", "true");
        var numbers = typed.given("number", CompanyNumbers::read);
        var found = numbers.map(it -> registers.find(member, it)).orElse(null);
        numbers.ifPresent(it -> fill(typed, found, it));
        return show(member, typed, found, numbers, List.of(), model);
    }

    private String country(CurrentMember member) {
        return companies.find(member.tenant()).map(it -> it.country()).orElse("FR");
    }

    private static void fill(TypedFields typed, @Nullable FoundCompany found, CompanyNumbers asked) {
        asked.country().ifPresent(it -> typed.put("country", it));
        AccountFields.show(typed, asked);
        if (found == null || !found.known()) return;
        found.numbers().ifPresent(it -> AccountFields.show(typed, it));
        found.name().ifPresent(it -> typed.put("name", it));
        found.address().ifPresent(it -> AccountFields.show(typed, "", it));
        if (found.naturalPerson()) typed.put("naturalPerson", "true");
        if (found.publicBody()) typed.put("buyer", "authority");
        if (found.closed()) typed.put("closed", "true");
    }

    @PostMapping("/accounts")
    @Needs(Permission.EDIT_ACCOUNTS)
    String open(
            Page page,
            CurrentMember member,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        var typed = new TypedFields(fields, page.language());
        var account = account(member, typed);
        var reasons = List.<Opening.Reason>of();
        if (account.isPresent() && typed.isSound()) {
            switch (open(member, account.get(), typed)) {
                case Opening.Opened opened -> {
                    page.say(
                            next,
                            "desk.accounts.opened",
                            opened.account().name(),
                            opened.account().code());
                    opened.beyond().ifPresent(it -> next.addFlashAttribute("warning", page.t(TermsRules.sentence(it))));
                    return "redirect:/accounts/" + opened.account().id().value();
                }
                case Opening.Refused(var why) -> reasons = why;
            }
        }
        answer.setStatus(422);
        return show(member, typed, null, account.map(NewAccount::numbers), reasons, model);
    }

    /** Empty where something typed is wrong, as it is then said beside its field. */
    private Optional<NewAccount> account(CurrentMember member, TypedFields typed) {
        return typed.read(
                "name",
                Optional.empty(),
                () -> Optional.of(AccountFields.account(
                        typed, typed.isTicked("closed"), code -> customers.findByCode(member.tenant(), code))));
    }

    private Opening open(CurrentMember member, NewAccount account, TypedFields typed) {
        var discount = AccountFields.discount(typed);
        if (!typed.isSound()) return new Opening.Refused(List.of());
        return scope.in(member.tenant(), () -> {
            var opening = openings.open(member.tenant(), account, LocalDate.now(clock));
            if (opening instanceof Opening.Opened(CustomerAccount opened, var beyond)) {
                discount.ifPresent(it -> discounts.agree(member.tenant(), opened.id(), it, member.name()));
                trail.record(member.tenant(), member.name(), "account-opened", opened.code(), opened.name());
            }
            return opening;
        });
    }

    private String show(
            CurrentMember member,
            TypedFields typed,
            @Nullable FoundCompany found,
            Optional<CompanyNumbers> numbers,
            List<Opening.Reason> reasons,
            Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("found", found);
        model.addAttribute("reasons", reasons);
        model.addAttribute("roles", AccountFields.ROLES);
        model.addAttribute(
                "twin",
                numbers.flatMap(it -> openings.twin(member.tenant(), it)).orElse(null));
        return "desk/account-new";
    }
}
