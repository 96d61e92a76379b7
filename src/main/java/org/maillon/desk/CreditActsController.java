package org.maillon.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
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
import org.maillon.kernel.TypedAmount;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Decides limits and notes covers on an account's page. */
@Controller
@Needs(Permission.DECIDE_CREDIT)
class CreditActsController {
    /** Which field a refusal of a cover is about. */
    private static final Map<String, String> OF_COVER = Map.of(
            "credit.wrong.cover-reference", "reference",
            "credit.wrong.cover-amount", "coverAmount",
            "credit.wrong.declare-days", "declareWithinDays");

    private final AccountPageController pages;
    private final Credit credit;
    private final Covers covers;
    private final Clock clock;

    CreditActsController(AccountPageController pages, Credit credit, Covers covers, Clock clock) {
        this.pages = pages;
        this.credit = credit;
        this.covers = covers;
        this.clock = clock;
    }

    @PostMapping("/accounts/{id:[0-9]{1,18}}/credit-limits")
    String limit(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        var typed = new TypedFields(fields, page.language());
        var until = typed.given("until", it -> TypedDay.read(it).orElseThrow());
        var amount = typed.read("amount", 0L, () -> cents(typed.of("amount")));
        if (typed.isSound())
            typed.guard(
                    "amount",
                    Map.of("credit.wrong.until", "until", "credit.wrong.why", "why", "credit.wrong.why-long", "why"),
                    () -> {
                        var limit = new NewLimit(
                                new Money(amount, credit.policy(member.tenant()).currency()),
                                typed.isTicked("wholeGroup"),
                                LocalDate.now(clock),
                                until,
                                typed.of("why"));
                        credit.setLimit(member.tenant(), new AccountId(id), limit, member.name());
                    });
        if (!typed.isSound()) return pages.refused(page, member, id, "limit", typed, model, answer);
        return done(page, next, id, "desk.credit.limit.saved");
    }

    @PostMapping("/accounts/{id:[0-9]{1,18}}/credit-policy")
    String policy(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String ours,
            RedirectAttributes next) {
        if (ours.equals("yes")) credit.holdByPolicy(member.tenant(), new AccountId(id));
        else credit.holdForLimitOnly(member.tenant(), new AccountId(id));
        return done(page, next, id, "desk.credit.policy-of-account.saved");
    }

    @PostMapping("/accounts/{id:[0-9]{1,18}}/covers")
    String cover(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        var typed = new TypedFields(fields, page.language());
        var amount = typed.read("coverAmount", 0L, () -> cents(typed.of("coverAmount")));
        var days = typed.read("declareWithinDays", 0, () -> days(typed.of("declareWithinDays")));
        if (typed.isSound())
            typed.guard("insurer", OF_COVER, () -> {
                var cover = new NewCover(
                        typed.of("insurer"),
                        typed.of("reference"),
                        new Money(amount, credit.policy(member.tenant()).currency()),
                        LocalDate.now(clock),
                        days);
                covers.request(member.tenant(), new AccountId(id), cover, member.name());
            });
        if (!typed.isSound()) return pages.refused(page, member, id, "cover", typed, model, answer);
        return done(page, next, id, "desk.credit.cover.saved");
    }

    @PostMapping("/accounts/{id:[0-9]{1,18}}/covers/{cover:[0-9]{1,18}}")
    String said(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @PathVariable long cover,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        var typed = new TypedFields(fields, page.language());
        var chosen =
                CoverState.of(typed.of("state")).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        var granted = typed.given("granted", CreditActsController::cents)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
        if (typed.isSound())
            typed.guard("granted", Map.of(), () -> {
                var today = LocalDate.now(clock);
                if (covers.said(member.tenant(), cover, chosen, granted, today, Optional.empty(), member.name(), "")
                        .isEmpty()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            });
        if (!typed.isSound()) return pages.refused(page, member, id, "cover-" + cover, typed, model, answer);
        return done(page, next, id, "desk.credit.cover.saved");
    }

    private static String done(Page page, RedirectAttributes next, long id, String saved) {
        page.say(next, saved);
        return "redirect:/accounts/" + id + "#credit";
    }

    private static int days(String typed) {
        if (!typed.matches("[0-9]{1,4}")) throw new InvalidValue("credit.wrong.declare-days", typed);
        return Integer.parseInt(typed);
    }

    private static long cents(String typed) {
        var cents = TypedAmount.isReadable(typed) ? TypedAmount.cents(typed) : null;
        if (cents == null) throw new InvalidValue("desk.credit.amount.wrong", typed);
        return cents;
    }
}
