package org.maillon.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.credit.Hold;
import org.maillon.credit.HoldAnswer;
import org.maillon.credit.Holds;
import org.maillon.credit.NewRuling;
import org.maillon.credit.Ruling;
import org.maillon.credit.RulingAct;
import org.maillon.customers.Customers;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.TypedAmount;
import org.maillon.ledger.Ledger;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Orders that wait for a credit decision: the queue, and one of them with its customer's file beside it. */
@Controller
class HeldOrdersController {
    private static final int QUEUE = 200;
    private static final int SETTLED = 30;
    private static final int DEBTS = 8;

    private final Holds holds;
    private final AccountCredit credit;
    private final Customers customers;
    private final Ledger ledger;
    private final Clock clock;

    HeldOrdersController(Holds holds, AccountCredit credit, Customers customers, Ledger ledger, Clock clock) {
        this.holds = holds;
        this.credit = credit;
        this.customers = customers;
        this.ledger = ledger;
        this.clock = clock;
    }

    @GetMapping("/credit")
    String queue(Page page, CurrentMember member, Model model) {
        model.addAttribute("waiting", holds.queue(member.tenant(), QUEUE));
        model.addAttribute("settled", holds.settled(member.tenant(), SETTLED));
        model.addAttribute("count", holds.countOpen(member.tenant()));
        model.addAttribute("today", LocalDate.now(clock));
        return "desk/held-orders";
    }

    @GetMapping("/credit/{id:[0-9]{1,18}}")
    String one(Page page, CurrentMember member, @PathVariable long id, Model model) {
        return show(page, member, find(member, id), Map.of(), null, model);
    }

    @PostMapping("/credit/{id:[0-9]{1,18}}/rulings")
    @Needs(Permission.DECIDE_CREDIT)
    String rule(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        var hold = find(member, id);
        try {
            var said = holds.rule(member, id, ruling(typed));
            if (said.isDone()) return done(page, said, next, id);
            return refused(page, member, hold, typed, said.sentence(page.language()), 409, model, answer);
        } catch (InvalidValue wrong) {
            return refused(page, member, hold, typed, wrong.in(page.language()), 422, model, answer);
        }
    }

    @PostMapping("/credit/{id:[0-9]{1,18}}/seconds")
    @Needs(Permission.DECIDE_CREDIT)
    String second(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String agree,
            Model model,
            HttpServletResponse answer,
            RedirectAttributes next) {
        var hold = find(member, id);
        var said = holds.second(member, id, agree.equals("yes"));
        return said.isDone()
                ? done(page, said, next, id)
                : refused(page, member, hold, Map.of(), said.sentence(page.language()), 409, model, answer);
    }

    private static String done(Page page, HoldAnswer said, RedirectAttributes next, long id) {
        next.addFlashAttribute(Page.SAID, said.sentence(page.language()));
        return "redirect:/credit/" + id;
    }

    private String refused(
            Page page,
            CurrentMember member,
            Hold hold,
            Map<String, String> typed,
            String problem,
            int status,
            Model model,
            HttpServletResponse answer) {
        answer.setStatus(status);
        return show(page, member, hold, typed, problem, model);
    }

    private static NewRuling ruling(Map<String, String> typed) {
        var act = RulingAct.of(typed.getOrDefault("act", ""))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        var amount = typed.getOrDefault("amount", "");
        if (!TypedAmount.isReadable(amount)) throw new InvalidValue("desk.credit.amount.wrong", amount);
        var cents = TypedAmount.cents(amount);
        return new NewRuling(
                act,
                cents == null ? OptionalLong.empty() : OptionalLong.of(cents),
                TypedDay.read(typed.getOrDefault("until", "")),
                typed.getOrDefault("why", ""));
    }

    private String show(
            Page page,
            CurrentMember member,
            Hold hold,
            Map<String, String> typed,
            @Nullable String problem,
            Model model) {
        var today = LocalDate.now(clock);
        var rulings = holds.rulings(member.tenant(), hold.id());
        model.addAttribute("hold", hold);
        model.addAttribute("rulings", rulings);
        model.addAttribute(
                "asked",
                rulings.stream()
                        .filter(it -> it.state() == Ruling.State.ASKED)
                        .findFirst()
                        .orElse(null));
        model.addAttribute("mayRule", member.may(Permission.DECIDE_CREDIT) && holds.mayRule(member, hold));
        model.addAttribute("credit", credit.of(page, member, hold.accountId()));
        model.addAttribute(
                "account", customers.find(member.tenant(), hold.accountId()).orElseThrow());
        model.addAttribute(
                "debts",
                ledger.openItems(member.tenant(), Optional.of(hold.accountId()), today, 0, 1_000).stream()
                        .sorted(java.util.Comparator.comparing(it -> it.dueOn().orElse(LocalDate.MAX)))
                        .limit(DEBTS)
                        .toList());
        model.addAttribute("typed", new TypedFields(typed, page.language()));
        model.addAttribute("today", today);
        if (problem != null) model.addAttribute("problem", problem);
        return "desk/held-order";
    }

    private Hold find(CurrentMember member, long id) {
        return holds.find(member.tenant(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
