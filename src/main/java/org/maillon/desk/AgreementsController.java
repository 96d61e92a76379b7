package org.maillon.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.customers.AccountId;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.disputes.DisputeCause;
import org.maillon.disputes.DisputeFilter;
import org.maillon.disputes.Disputes;
import org.maillon.ledger.Ledger;
import org.maillon.payments.PlanFilter;
import org.maillon.payments.PromiseFilter;
import org.maillon.payments.Promises;
import org.maillon.payments.RepaymentPlans;
import org.maillon.portal.CustomerAnswers;
import org.maillon.portal.CustomerLinks;
import org.maillon.portal.ItemDocuments;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** What a customer and we agreed on or do not: disputes, promises, plans, its page, and the lists of all of them. */
@Controller
@Needs(Permission.READ)
class AgreementsController {
    private static final int MOST = 200;

    private final Customers customers;
    private final Ledger ledger;
    private final Disputes disputes;
    private final Promises promises;
    private final RepaymentPlans plans;
    private final CustomerLinks links;
    private final CustomerAnswers answers;
    private final ItemDocuments documents;
    private final Clock clock;

    AgreementsController(
            Customers customers,
            Ledger ledger,
            Disputes disputes,
            Promises promises,
            RepaymentPlans plans,
            CustomerLinks links,
            CustomerAnswers answers,
            ItemDocuments documents,
            Clock clock) {
        this.customers = customers;
        this.ledger = ledger;
        this.disputes = disputes;
        this.promises = promises;
        this.plans = plans;
        this.links = links;
        this.answers = answers;
        this.documents = documents;
        this.clock = clock;
    }

    @GetMapping("/accounts/{id}/agreements")
    String account(Page page, CurrentMember member, @PathVariable long id, Model model) {
        var account = find(member, id);
        var tenant = member.tenant();
        var today = LocalDate.now(clock);
        model.addAttribute("account", account);
        model.addAttribute("today", today);
        model.addAttribute("now", clock.instant());
        model.addAttribute("items", ledger.openItems(tenant, Optional.of(account.id()), today, 0, MOST));
        model.addAttribute(
                "disputes",
                disputes.list(tenant, DisputeFilter.of(account.id()), 0, MOST).reversed());
        model.addAttribute(
                "promises",
                promises.list(tenant, PromiseFilter.of(account.id()), 0, MOST).reversed());
        model.addAttribute("reliability", promises.reliability(tenant, account.id()));
        model.addAttribute(
                "plans",
                plans.list(tenant, PlanFilter.of(account.id()), 0, MOST).reversed());
        model.addAttribute("links", links.list(tenant, account.id(), 10));
        model.addAttribute("answers", answers.list(tenant, account.id(), 20));
        model.addAttribute("documents", documents.ofAccount(tenant, account.id()));
        model.addAttribute("causes", List.of(DisputeCause.values()));
        return "desk/agreements";
    }

    @GetMapping("/accounts/{id}/documents/{document}")
    ResponseEntity<byte[]> document(CurrentMember member, @PathVariable long id, @PathVariable long document) {
        var account = find(member, id);
        var content = documents.ofAccount(member.tenant(), account.id()).stream()
                .filter(it -> it.id() == document)
                .findFirst()
                .map(it -> documents.content(member.tenant(), account.id(), it.id()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return content.answer();
    }

    /** Open disputes, the first to be answered first. */
    @GetMapping("/disputes")
    String disputes(Page page, CurrentMember member, Model model) {
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("disputes", disputes.open(member.tenant(), MOST));
        return "desk/disputes";
    }

    @GetMapping("/promises")
    String promises(Page page, CurrentMember member, Model model) {
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("coming", promises.coming(member.tenant(), MOST));
        model.addAttribute("ended", promises.ended(member.tenant(), 50));
        return "desk/promises";
    }

    private CustomerAccount find(CurrentMember member, long id) {
        return customers
                .find(member.tenant(), new AccountId(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
