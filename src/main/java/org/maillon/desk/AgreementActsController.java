package org.maillon.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.customers.AccountId;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.disputes.DisputeCause;
import org.maillon.disputes.Disputes;
import org.maillon.disputes.NewDispute;
import org.maillon.evidence.Author;
import org.maillon.evidence.Evidence;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Money;
import org.maillon.ledger.Ledger;
import org.maillon.ledger.OpenItem;
import org.maillon.payments.NewPlan;
import org.maillon.payments.NewPromise;
import org.maillon.payments.PromiseChannel;
import org.maillon.payments.Promises;
import org.maillon.payments.RepaymentPlans;
import org.maillon.portal.CustomerLinks;
import org.maillon.portal.FormText;
import org.maillon.portal.ItemDocuments;
import org.maillon.portal.LinkPurpose;
import org.maillon.portal.NewLink;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a person notes of what was agreed with a customer; a refusal comes back beside the form it came from. */
@Controller
@Needs(Permission.EDIT_ACCOUNTS)
@RequestMapping("/accounts/{id}")
class AgreementActsController {
    private static final int MOST = 500;

    private final Customers customers;
    private final Ledger ledger;
    private final Disputes disputes;
    private final Promises promises;
    private final RepaymentPlans plans;
    private final CustomerLinks links;
    private final ItemDocuments documents;
    private final Clock clock;

    AgreementActsController(
            Customers customers,
            Ledger ledger,
            Disputes disputes,
            Promises promises,
            RepaymentPlans plans,
            CustomerLinks links,
            ItemDocuments documents,
            Clock clock) {
        this.customers = customers;
        this.ledger = ledger;
        this.disputes = disputes;
        this.promises = promises;
        this.plans = plans;
        this.links = links;
        this.documents = documents;
        this.clock = clock;
    }

    /** One act: who, from where, on which account, and where its answer goes. */
    private record Act(Page page, CurrentMember member, CustomerAccount account, Author by, RedirectAttributes next) {}

    @PostMapping("/promises")
    String promise(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "phone") String channel,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes next) {
        var act = act(page, member, request, id, next);
        return done(act, "promise", "desk.agreed.promise.made", () -> {
            var chosen = chosen(act, item);
            var currency = chosen.map(it -> Currency.getInstance(it.currency())).orElse(Money.EUR);
            var promise = new NewPromise(
                    act.account().id(),
                    currency,
                    chosen.map(it -> OptionalLong.of(it.id())).orElse(OptionalLong.empty()),
                    FormText.cents(amount, currency),
                    FormText.day(day),
                    PromiseChannel.of(channel).orElse(PromiseChannel.OTHER),
                    note);
            return promises.make(member.tenant(), promise, act.by(), today()).sentence(page.language());
        });
    }

    @PostMapping("/promises/{promise}/withdrawal")
    String withdraw(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            @PathVariable long promise,
            RedirectAttributes next) {
        var act = act(page, member, request, id, next);
        return done(act, "promise", "desk.agreed.promise.withdrawn", () -> {
            boolean ours = promises.find(member.tenant(), promise)
                    .filter(it -> it.accountId().equals(act.account().id()))
                    .isPresent();
            return ours && promises.withdraw(member.tenant(), promise, "", act.by(), today())
                    ? ""
                    : page.t("payments.promise.refused.ended");
        });
    }

    @PostMapping("/disputes")
    String dispute(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String cause,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String owner,
            RedirectAttributes next) {
        var act = act(page, member, request, id, next);
        return done(act, "dispute", "desk.agreed.dispute.opened", () -> {
            var chosen = chosen(act, item).orElseThrow(() -> new InvalidValue("portal.item.missing"));
            var dispute = new NewDispute(
                    chosen.id(),
                    FormText.cents(amount, Currency.getInstance(chosen.currency())),
                    DisputeCause.of(cause).orElseThrow(() -> new InvalidValue("portal.cause.missing")),
                    note,
                    Optional.of(owner),
                    Optional.empty(),
                    List.of());
            return disputes.open(member.tenant(), dispute, act.by(), today()).sentence(page.language());
        });
    }

    @PostMapping("/disputes/{dispute}/{end:settlement|rejection}")
    String end(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            @PathVariable long dispute,
            @PathVariable String end,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        var act = act(page, member, request, id, next);
        return done(act, "dispute", "desk.agreed.dispute.ended", () -> {
            owned(act, dispute);
            var answer = end.equals("settlement")
                    ? disputes.settle(member.tenant(), dispute, reason, act.by(), today())
                    : disputes.reject(member.tenant(), dispute, reason, act.by(), today());
            return answer.sentence(page.language());
        });
    }

    private void owned(Act act, long dispute) {
        boolean ours = disputes.find(act.member().tenant(), dispute)
                .filter(it -> it.accountId().equals(act.account().id()))
                .isPresent();
        if (!ours) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /** All that is open in euros, in equal months. */
    @PostMapping("/repayment-plans")
    String plan(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int count,
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String allDue,
            RedirectAttributes next) {
        var act = act(page, member, request, id, next);
        return done(act, "plan", "desk.agreed.plan.drafted", () -> {
            var items = items(act).stream()
                    .filter(item -> item.currency().equals("EUR"))
                    .toList();
            long owed = items.stream().mapToLong(OpenItem::openCents).sum();
            var parts = RepaymentPlans.spread(owed, count, FormText.day(first));
            var plan = new NewPlan(
                    act.account().id(),
                    Money.EUR,
                    items.stream().map(OpenItem::id).toList(),
                    parts,
                    allDue.equals("yes"));
            return plans.draft(member.tenant(), plan, act.by(), today()).sentence(page.language());
        });
    }

    @PostMapping("/repayment-plans/{plan}/{step:proposal|withdrawal}")
    String planStep(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            @PathVariable long plan,
            @PathVariable String step,
            RedirectAttributes next) {
        var act = act(page, member, request, id, next);
        return done(act, "plan", "desk.agreed.plan." + step, () -> {
            boolean ours = plans.find(member.tenant(), plan)
                    .filter(it -> it.accountId().equals(act.account().id()))
                    .isPresent();
            if (!ours) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            var answer = step.equals("proposal")
                    ? plans.propose(member.tenant(), plan, act.by(), today())
                    : plans.withdraw(member.tenant(), plan, "", act.by());
            return answer.sentence(page.language());
        });
    }

    @PostMapping("/customer-links")
    @Needs(Permission.SEND_REMINDERS)
    String issue(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String recipient,
            RedirectAttributes next) {
        var act = act(page, member, request, id, next);
        return done(act, "link", "desk.agreed.link.issued", () -> {
            var account = act.account();
            var name = recipient.isBlank() ? account.name() : recipient.strip();
            var link = new NewLink(
                    account.id(), name, account.language(), LinkPurpose.PERSON, OptionalLong.empty(), 0, Money.EUR);
            var issued = links.issue(member.tenant(), link, member.name());
            next.addFlashAttribute("issued", issued.address().toString());
            return "";
        });
    }

    @PostMapping("/customer-links/{link}/revocation")
    @Needs(Permission.SEND_REMINDERS)
    String revoke(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            @PathVariable long link,
            RedirectAttributes next) {
        var act = act(page, member, request, id, next);
        return done(act, "link", "desk.agreed.link.revoked", () -> {
            links.revoke(member.tenant(), act.account().id(), link, member.name());
            return "";
        });
    }

    @PostMapping("/documents")
    String attach(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes next) {
        var act = act(page, member, request, id, next);
        return done(act, "document", "desk.agreed.document.attached", () -> {
            var chosen = chosen(act, item).orElseThrow(() -> new InvalidValue("portal.item.missing"));
            if (file == null || file.isEmpty()) throw new InvalidValue("evidence.document.empty");
            var name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
            var type = Optional.ofNullable(file.getContentType()).orElse("");
            documents.attach(member.tenant(), chosen.id(), content(file), type, name, act.by());
            return "";
        });
    }

    /** One byte more than is kept is enough to be refused. */
    private static byte[] content(MultipartFile file) {
        try (var in = file.getInputStream()) {
            return in.readNBytes(Evidence.LARGEST + 1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** An empty sentence says that it was done. */
    private static String done(Act act, String section, String said, Supplier<String> work) {
        var address = "redirect:/accounts/" + act.account().id().value() + "/agreements#" + section;
        var sentence = sentence(act, work);
        if (sentence.isEmpty()) {
            act.page().say(act.next(), said);
            return address;
        }
        act.next().addFlashAttribute(AccountActsController.PROBLEM, sentence);
        act.next().addFlashAttribute(AccountActsController.PROBLEM_OF, section);
        return address;
    }

    private static String sentence(Act act, Supplier<String> work) {
        try {
            return work.get();
        } catch (InvalidValue wrong) {
            return wrong.in(act.page().language());
        }
    }

    private Act act(Page page, CurrentMember member, HttpServletRequest request, long id, RedirectAttributes next) {
        var account = customers
                .find(member.tenant(), new AccountId(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new Act(page, member, account, new Author(member.name(), request.getRemoteAddr()), next);
    }

    private List<OpenItem> items(Act act) {
        return ledger.openItems(act.member().tenant(), Optional.of(act.account().id()), today(), 0, MOST);
    }

    /** The item of this account that a form names; empty for all of them. */
    private Optional<OpenItem> chosen(Act act, String item) {
        return items(act).stream()
                .filter(it -> Long.toString(it.id()).equals(item))
                .findFirst();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
