package org.maillon.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.credit.CoverState;
import org.maillon.credit.Covers;
import org.maillon.credit.Credit;
import org.maillon.credit.NewCover;
import org.maillon.credit.NewLimit;
import org.maillon.customers.AccountId;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Money;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Decides limits and notes covers on an account's page. */
@Controller
@Needs(Permission.DECIDE_CREDIT)
class CreditActsController {
    private final Credit credit;
    private final Covers covers;
    private final Clock clock;

    CreditActsController(Credit credit, Covers covers, Clock clock) {
        this.credit = credit;
        this.covers = covers;
        this.clock = clock;
    }

    @PostMapping("/accounts/{id:[0-9]{1,18}}/credit-limits")
    String limit(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "false") boolean wholeGroup,
            RedirectAttributes next) {
        return done(page, next, id, "desk.credit.limit.saved", () -> {
            var limit = new NewLimit(
                    new Money(cents(amount), credit.policy(member.tenant()).currency()),
                    wholeGroup,
                    LocalDate.now(clock),
                    TypedDay.read(until),
                    why);
            credit.setLimit(member.tenant(), new AccountId(id), limit, member.name());
        });
    }

    @PostMapping("/accounts/{id:[0-9]{1,18}}/credit-policy")
    String policy(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String ours,
            RedirectAttributes next) {
        return done(page, next, id, "desk.credit.policy-of-account.saved", () -> {
            if (ours.equals("yes")) credit.holdByPolicy(member.tenant(), new AccountId(id));
            else credit.holdForLimitOnly(member.tenant(), new AccountId(id));
        });
    }

    @PostMapping("/accounts/{id:[0-9]{1,18}}/covers")
    String cover(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String insurer,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(name = "coverAmount", defaultValue = "") String amount,
            @RequestParam(defaultValue = "90") int declareWithinDays,
            RedirectAttributes next) {
        return done(page, next, id, "desk.credit.cover.saved", () -> {
            var cover = new NewCover(
                    insurer,
                    reference,
                    new Money(cents(amount), credit.policy(member.tenant()).currency()),
                    LocalDate.now(clock),
                    declareWithinDays);
            covers.request(member.tenant(), new AccountId(id), cover, member.name());
        });
    }

    @PostMapping("/accounts/{id:[0-9]{1,18}}/covers/{cover:[0-9]{1,18}}")
    String said(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @PathVariable long cover,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(name = "granted", defaultValue = "") String amount,
            RedirectAttributes next) {
        var chosen = CoverState.of(state).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        return done(page, next, id, "desk.credit.cover.saved", () -> {
            var granted = amount.isBlank() ? OptionalLong.empty() : OptionalLong.of(cents(amount));
            var today = LocalDate.now(clock);
            if (covers.said(member.tenant(), cover, chosen, granted, today, Optional.empty(), member.name(), "")
                    .isEmpty()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        });
    }

    private static String done(Page page, RedirectAttributes next, long id, String saved, Runnable act) {
        try {
            act.run();
            page.say(next, saved);
        } catch (InvalidValue wrong) {
            next.addFlashAttribute(Page.SAID, wrong.in(page.language()));
        }
        return "redirect:/accounts/" + id + "#credit";
    }

    private static long cents(String typed) {
        var cents = TypedAmount.isReadable(typed) ? TypedAmount.cents(typed) : null;
        if (cents == null) throw new InvalidValue("desk.credit.amount.wrong", typed);
        return cents;
    }
}
