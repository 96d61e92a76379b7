package org.maillon.desk;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.customers.Customers;
import org.maillon.payments.Adjustments;
import org.maillon.payments.Explanation;
import org.maillon.payments.Receipt;
import org.maillon.payments.Receipt.State;
import org.maillon.payments.Receipts;
import org.maillon.payments.SettlementAnswer;
import org.maillon.payments.Settlements;
import org.maillon.payments.StatementRun;
import org.maillon.payments.Statements;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Money in: the lines that wait on the left, what they may pay on the right, one key for each choice. */
@Controller
class ReceiptsController {
    private static final int ROWS = 50;
    private static final int LATEST = 5;
    private static final Map<String, Set<State>> STATES = Map.of(
            "waiting", EnumSet.of(State.PROPOSED, State.UNKNOWN),
            "matched", EnumSet.of(State.MATCHED, State.PARTLY),
            "on-account", EnumSet.of(State.ON_ACCOUNT),
            "aside", EnumSet.of(State.ASIDE),
            "returned", EnumSet.of(State.RETURNED));
    private static final List<String> TABS = List.of("waiting", "matched", "on-account", "aside", "returned");

    private final Receipts receipts;
    private final Settlements settlements;
    private final Adjustments adjustments;
    private final StatementRun run;
    private final Statements statements;
    private final Customers customers;
    private final AuditTrail trail;

    ReceiptsController(
            Receipts receipts,
            Settlements settlements,
            Adjustments adjustments,
            StatementRun run,
            Statements statements,
            Customers customers,
            AuditTrail trail) {
        this.receipts = receipts;
        this.settlements = settlements;
        this.adjustments = adjustments;
        this.run = run;
        this.statements = statements;
        this.customers = customers;
        this.trail = trail;
    }

    @GetMapping("/receipts")
    String list(
            Page page,
            CurrentMember member,
            @RequestParam(defaultValue = "waiting") String state,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam @Nullable Long receipt,
            Model model) {
        var states = STATES.get(state);
        if (states == null) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        var found = receipts.list(member.tenant(), states, after, ROWS + 1);
        if (found.isEmpty() && after > 0) found = receipts.list(member.tenant(), states, 0, ROWS + 1);
        var shown = Paged.of(found, ROWS);
        var chosen = receipt == null
                ? shown.rows().stream().findFirst()
                : receipts.find(member.tenant(), receipt).filter(each -> each.amountCents() > 0);
        model.addAttribute("state", state);
        model.addAttribute("tabs", tabs(member));
        model.addAttribute("shown", shown.rows());
        model.addAttribute("chosen", chosen.orElse(null));
        model.addAttribute(
                "proposals", chosen.map(each -> proposals(member, each)).orElse(List.of()));
        model.addAttribute("names", chosen.map(each -> names(member, each)).orElse(Map.of()));
        model.addAttribute(
                "adjustments",
                chosen.map(each -> adjustments.of(member.tenant(), each.id())).orElse(List.of()));
        files(page, member, model);
        var list = "/receipts?state=" + state;
        model.addAttribute("pager", shown.pager(after == 0, list, last -> list + "&after=" + last.id()));
        return "desk/receipts";
    }

    /** The files given last, asked for again and again while one of them is read. */
    @GetMapping("/receipts/statements")
    @Needs(Permission.IMPORT)
    String progress(Page page, CurrentMember member, Model model) {
        files(page, member, model);
        return "desk/statement-files";
    }

    private void files(Page page, CurrentMember member, Model model) {
        boolean mayImport = page.may(Permission.IMPORT);
        model.addAttribute("files", mayImport ? run.latest(member.tenant(), LATEST) : List.of());
        model.addAttribute("breaks", mayImport ? statements.breaks(member.tenant()) : List.of());
    }

    private List<ReceiptTab> tabs(CurrentMember member) {
        var counts = receipts.count(member.tenant());
        return TABS.stream()
                .map(code -> new ReceiptTab(
                        code,
                        STATES.getOrDefault(code, Set.of()).stream()
                                .mapToLong(state -> counts.getOrDefault(state, 0L))
                                .sum()))
                .toList();
    }

    private List<Explanation> proposals(CurrentMember member, Receipt receipt) {
        return STATES.getOrDefault("waiting", Set.of()).contains(receipt.state())
                ? receipts.proposals(member.tenant(), receipt.id())
                : List.of();
    }

    /** The names of the accounts that proposals and allocations speak of. */
    private Map<Long, String> names(CurrentMember member, Receipt receipt) {
        var accounts = new java.util.HashSet<org.maillon.customers.AccountId>();
        for (var proposal : proposals(member, receipt)) {
            proposal.layings().forEach(laying -> accounts.add(laying.account()));
            proposal.rest().ifPresent(accounts::add);
        }
        receipt.allocations().forEach(laid -> accounts.add(new org.maillon.customers.AccountId(laid.account())));
        var names = new java.util.HashMap<Long, String>();
        customers.findAll(member.tenant(), accounts).forEach((id, account) -> names.put(id.value(), account.name()));
        return names;
    }

    @PostMapping("/receipts/{id}/choice")
    @Needs(Permission.EDIT_ACCOUNTS)
    String choose(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam int proposal,
            RedirectAttributes next) {
        return done(page, id, settlements.accept(member.tenant(), id, proposal, member.name()), "laid", next);
    }

    @PostMapping("/receipts/{id}/aside")
    @Needs(Permission.EDIT_ACCOUNTS)
    String aside(Page page, CurrentMember member, @PathVariable long id, RedirectAttributes next) {
        return done(page, id, settlements.setAside(member.tenant(), id, member.name()), "aside", next);
    }

    /** A person's own word: a customer's code, and of that customer's items those whose references are named, if any. */
    @PostMapping("/receipts/{id}/allocations")
    @Needs(Permission.EDIT_ACCOUNTS)
    String lay(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam String account,
            @RequestParam(defaultValue = "") String references,
            RedirectAttributes next) {
        var customer = customers.findByCode(member.tenant(), account.strip());
        if (customer.isEmpty()) return refused(id, page.t("desk.receipts.no-account", account.strip()), next);
        var answer = references.isBlank()
                ? settlements.keepOnAccount(member.tenant(), id, customer.get().id(), member.name())
                : settlements.layOn(
                        member.tenant(), id, customer.get().id(), List.of(references.split("[,;\\s]+")), member.name());
        return done(page, id, answer, references.isBlank() ? "kept" : "laid", next);
    }

    @PostMapping("/receipts/{id}/undoing")
    @Needs(Permission.EDIT_ACCOUNTS)
    String undo(Page page, CurrentMember member, @PathVariable long id, RedirectAttributes next) {
        var answer = settlements.undo(member.tenant(), id, member.name());
        if (answer instanceof SettlementAnswer.Refused refused) return refused(id, page.t(refused.key()), next);
        page.say(next, "desk.receipts.undone");
        return "redirect:/receipts?receipt=" + id;
    }

    @PostMapping("/receipts/statements")
    @Needs(Permission.IMPORT)
    String take(
            Page page,
            CurrentMember member,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            RedirectAttributes next)
            throws IOException {
        var given = Optional.ofNullable(file).orElse(List.of()).stream()
                .filter(each -> !each.isEmpty())
                .toList();
        if (given.isEmpty()) {
            next.addFlashAttribute(AccountActsController.PROBLEM, page.t("desk.receipts.no-file"));
            return "redirect:/receipts";
        }
        for (var each : given) {
            run.begin(member.tenant(), String.valueOf(each.getOriginalFilename()), each, member.name());
            trail.record(
                    member.tenant(), member.name(), "statement-given", String.valueOf(each.getOriginalFilename()), "");
        }
        page.say(next, "desk.receipts.reading", given.size(), page.in().number(given.size()));
        return "redirect:/receipts";
    }

    /** On to the line after, with the way back offered. */
    private static String done(Page page, long id, SettlementAnswer answer, String what, RedirectAttributes next) {
        if (answer instanceof SettlementAnswer.Refused refused) return refused(id, page.t(refused.key()), next);
        page.say(next, "desk.receipts.done." + what);
        page.offerUndo(next, "/receipts/" + id + "/undoing");
        return "redirect:/receipts?after=" + id;
    }

    private static String refused(long id, String sentence, RedirectAttributes next) {
        next.addFlashAttribute(AccountActsController.PROBLEM, sentence);
        return "redirect:/receipts?receipt=" + id;
    }
}
