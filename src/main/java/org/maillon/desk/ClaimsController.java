package org.maillon.desk;

import static java.util.stream.Collectors.toSet;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.claims.Claim;
import org.maillon.claims.ClaimAnswer;
import org.maillon.claims.ClaimFilter;
import org.maillon.claims.Claims;
import org.maillon.claims.CountedClaim;
import org.maillon.customers.AccountId;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.TypedAmount;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Interest and recovery fees: what is left of them, each with its count line by line, given up or noted paid. */
@Controller
class ClaimsController {
    private static final int ROWS = 25;
    private static final String ONE = "/claims/{id:[0-9]{1,18}}";

    private final Claims claims;
    private final Customers customers;
    private final Clock clock;

    ClaimsController(Claims claims, Customers customers, Clock clock) {
        this.claims = claims;
        this.customers = customers;
        this.clock = clock;
    }

    @GetMapping("/claims")
    String list(
            Page page,
            CurrentMember member,
            @RequestParam @Nullable Long account,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") long after,
            Model model) {
        var of = Optional.ofNullable(account).map(id -> account(member, new AccountId(id)));
        var filter = new ClaimFilter(of.map(CustomerAccount::id), states(state), Optional.empty());
        var found = claims.list(member.tenant(), filter, today(), Math.max(0, after), ROWS);
        var owing = found.claims().stream().map(Claim::account).collect(toSet());
        var asked = new AskedClaims(of, state);
        model.addAttribute("asked", asked);
        model.addAttribute("claims", found.claims());
        model.addAttribute("owing", customers.findAll(member.tenant(), owing));
        model.addAttribute("totals", claims.totals(member.tenant(), filter, today()));
        model.addAttribute(
                "pager",
                new Pager(
                        after > 0 ? asked.at(state) : null,
                        found.lastItem().map(asked::after).orElse(null)));
        return "desk/claims";
    }

    @GetMapping(ONE)
    String one(Page page, CurrentMember member, @PathVariable long id, Model model) {
        return show(page, member, id, Map.of(), null, model);
    }

    @PostMapping(ONE + "/waivers")
    @Needs(Permission.WAIVE)
    String waive(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        return act(page, member, id, typed, model, answer, () -> {
            var reason = typed.getOrDefault("reason", "");
            var given = claims.waive(member.tenant(), id, cents(member, id, typed), reason, today(), member.name());
            if (given instanceof ClaimAnswer.Done) page.say(next, "desk.claims.waived");
            return given;
        });
    }

    @PostMapping(ONE + "/payments")
    @Needs(Permission.EDIT_ACCOUNTS)
    String pay(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        return act(page, member, id, typed, model, answer, () -> {
            var paid = pay(member, id, typed);
            if (paid instanceof ClaimAnswer.Done done) {
                page.say(next, "desk.claims.paid");
                page.offerUndo(next, "/claim-payments/" + done.payment() + "/undoing");
            }
            return paid;
        });
    }

    private ClaimAnswer pay(CurrentMember member, long id, Map<String, String> typed) {
        var receipt = typed.getOrDefault("receipt", "");
        if (receipt.matches("[0-9]{1,18}"))
            return claims.payWith(
                    member.tenant(), id, Long.parseLong(receipt), cents(member, id, typed), today(), member.name());
        var on = TypedDay.read(typed.getOrDefault("paidOn", "")).orElse(today());
        var note = typed.getOrDefault("note", "");
        return claims.pay(member.tenant(), id, cents(member, id, typed), on, note, today(), member.name());
    }

    @PostMapping("/claim-payments/{id:[0-9]{1,18}}/undoing")
    @Needs(Permission.EDIT_ACCOUNTS)
    String undo(Page page, CurrentMember member, @PathVariable long id, RedirectAttributes next) {
        return switch (claims.undo(member.tenant(), id, today(), member.name())) {
            case ClaimAnswer.Done done -> {
                page.say(next, "desk.claims.undone");
                yield "redirect:/claims/" + done.claim().id();
            }
            case ClaimAnswer.Refused refused -> {
                if (refused.why() == ClaimAnswer.Why.UNKNOWN) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                page.say(next, refused.key());
                yield "redirect:/claims";
            }
        };
    }

    private String act(
            Page page,
            CurrentMember member,
            long id,
            Map<String, String> typed,
            Model model,
            HttpServletResponse answer,
            Supplier<ClaimAnswer> act) {
        try {
            return switch (act.get()) {
                case ClaimAnswer.Done _ -> "redirect:/claims/" + id;
                case ClaimAnswer.Refused refused ->
                    refused(page, member, id, typed, page.t(refused.key()), model, answer);
            };
        } catch (InvalidValue wrong) {
            return refused(page, member, id, typed, wrong.in(page.language()), model, answer);
        }
    }

    private String refused(
            Page page,
            CurrentMember member,
            long id,
            Map<String, String> typed,
            String problem,
            Model model,
            HttpServletResponse answer) {
        answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(page, member, id, typed, problem, model);
    }

    private long cents(CurrentMember member, long id, Map<String, String> typed) {
        var amount = typed.getOrDefault("amount", "");
        var currency = found(member, id).claim().open().currency();
        if (!TypedAmount.isReadable(amount, currency)) throw new InvalidValue("desk.claims.amount.wrong", amount);
        var cents = TypedAmount.cents(amount, currency);
        return cents == null ? 0 : cents;
    }

    private String show(
            Page page,
            CurrentMember member,
            long id,
            Map<String, String> typed,
            @Nullable String problem,
            Model model) {
        var found = found(member, id);
        model.addAttribute("found", found);
        model.addAttribute("account", account(member, found.claim().account()));
        model.addAttribute("spare", claims.spare(member.tenant(), found.claim()));
        var fields = new TypedFields(typed, page.language());
        fields.propose("amount", TypedAmount.shown(found.claim().open(), page.language()));
        fields.propose("paidOn", today().toString());
        model.addAttribute("typed", fields);
        model.addAttribute("today", today());
        if (problem != null) model.addAttribute("problem", problem);
        return "desk/claim";
    }

    private CountedClaim found(CurrentMember member, long id) {
        return claims.find(member.tenant(), id, today())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private CustomerAccount account(CurrentMember member, AccountId id) {
        return customers.find(member.tenant(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** What is left to be paid where no state is named. */
    private static Set<Claim.State> states(String code) {
        if (code.isEmpty()) return ClaimFilter.OPEN;
        return Arrays.stream(Claim.State.values())
                .filter(state -> state.code().equals(code))
                .findFirst()
                .map(Set::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
