package org.maillon.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Money;
import org.maillon.kernel.Texts;
import org.maillon.sales.Actor;
import org.maillon.sales.NewQuote;
import org.maillon.sales.OrderAnswer;
import org.maillon.sales.Orders;
import org.maillon.sales.QuoteAnswer;
import org.maillon.sales.QuoteState;
import org.maillon.sales.Quotes;
import org.maillon.sales.TotalRules;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Quotes: which stand where, one of them, a new one, and what becomes of it. */
@Controller
class QuotesController {
    private static final int ROWS = 50;

    private final Quotes quotes;
    private final Orders orders;
    private final SalesWriting writing;
    private final Clock clock;

    QuotesController(Quotes quotes, Orders orders, SalesWriting writing, Clock clock) {
        this.quotes = quotes;
        this.orders = orders;
        this.writing = writing;
        this.clock = clock;
    }

    @GetMapping("/quotes")
    String list(
            Page page,
            CurrentMember member,
            @RequestParam(defaultValue = "") String state,
            @RequestParam @Nullable Long below,
            Model model) {
        var chosen = Choice.of(state, QuoteState::of);
        var found = Paged.of(
                quotes.list(
                        member.tenant(), Optional.empty(), chosen, below == null ? Long.MAX_VALUE : below, ROWS + 1),
                ROWS);
        var list = state.isEmpty() ? "/quotes?" : "/quotes?state=" + state + "&";
        model.addAttribute("quotes", found.rows());
        model.addAttribute("state", state);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("pager", found.pager(below == null, list, last -> list + "below=" + last.id()));
        return "desk/quotes";
    }

    @GetMapping("/quotes/{id:[0-9]{1,18}}")
    String quote(Page page, CurrentMember member, @PathVariable long id, Model model) {
        var quote =
                quotes.find(member.tenant(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var lines = quotes.lines(member.tenant(), id);
        model.addAttribute("quote", quote);
        model.addAttribute("lines", lines);
        model.addAttribute("totals", TotalRules.ofLines(lines));
        model.addAttribute("history", quotes.history(member.tenant(), id).reversed());
        model.addAttribute("order", orders.ofQuote(member.tenant(), id).orElse(null));
        model.addAttribute("today", LocalDate.now(clock));
        return "desk/quote";
    }

    @GetMapping("/quotes/new")
    @Needs(Permission.EDIT_ACCOUNTS)
    String blank(Page page, CurrentMember member, @RequestParam(defaultValue = "") String account, Model model) {
        return write(member, SalesForm.blank(account, ""), null, page, model);
    }

    @PostMapping("/quotes/draft")
    @Needs(Permission.EDIT_ACCOUNTS)
    String draft(Page page, CurrentMember member, @RequestParam MultiValueMap<String, String> typed, Model model) {
        var form = writing.filled(member, SalesForm.read(typed), Money.EUR, page.language());
        return write(member, typed.containsKey("add") ? form.withAnother() : form, null, page, model);
    }

    @PostMapping("/quotes")
    @Needs(Permission.EDIT_ACCOUNTS)
    String make(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            HttpServletResponse answer,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            RedirectAttributes next) {
        var form = writing.filled(member, SalesForm.read(typed), Money.EUR, page.language());
        try {
            var asked = new NewQuote(
                    writing.account(member, form.account()).id(),
                    Money.EUR,
                    form.day(form.validUntil()),
                    form.note(),
                    form.read(Money.EUR, Texts.in(page.language())));
            var quote = quotes.make(member.tenant(), asked, by(member, request), LocalDate.now(clock));
            page.say(next, "desk.quote.made", quote.number());
            return "redirect:/quotes/" + quote.id();
        } catch (InvalidValue wrong) {
            answer.setStatus(422);
            return write(member, form, wrong.in(page.language()), page, model);
        }
    }

    @PostMapping("/quotes/{id}/sending")
    @Needs(Permission.EDIT_ACCOUNTS)
    String send(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            RedirectAttributes next) {
        try {
            return told(page, id, next, quotes.send(member.tenant(), id, by(member, request), LocalDate.now(clock)));
        } catch (InvalidValue wrong) {
            next.addFlashAttribute("problem", wrong.in(page.language()));
            return "redirect:/quotes/" + id;
        }
    }

    @PostMapping("/quotes/{id}/withdrawal")
    @Needs(Permission.EDIT_ACCOUNTS)
    String withdraw(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            RedirectAttributes next) {
        return told(
                page, id, next, quotes.withdraw(member.tenant(), id, "", by(member, request), LocalDate.now(clock)));
    }

    /** Makes the order of it and leads there. */
    @PostMapping("/quotes/{id}/order")
    @Needs(Permission.EDIT_ACCOUNTS)
    String order(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            RedirectAttributes next) {
        var answer = quotes.order(member.tenant(), id, by(member, request), LocalDate.now(clock));
        return switch (answer) {
            case OrderAnswer.Done done -> {
                var order = done.order();
                page.say(next, "desk.order.placed." + order.state().code(), order.number());
                yield "redirect:/orders/" + order.id();
            }
            case OrderAnswer.Unknown _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case OrderAnswer.Refused refused -> {
                next.addFlashAttribute("problem", refused.sentence(page.language()));
                yield "redirect:/quotes/" + id;
            }
        };
    }

    private static String told(Page page, long id, RedirectAttributes next, QuoteAnswer answer) {
        switch (answer) {
            case QuoteAnswer.Done done ->
                page.say(
                        next,
                        "desk.quote.done",
                        done.quote().number(),
                        done.quote().state().in(page.language()));
            case QuoteAnswer.Unknown _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case QuoteAnswer.Refused refused -> next.addFlashAttribute("problem", refused.sentence(page.language()));
        }
        return "redirect:/quotes/" + id;
    }

    private String write(CurrentMember member, SalesForm form, @Nullable String problem, Page page, Model model) {
        writing.offer(member, form, Money.EUR, page, model);
        if (problem != null) model.addAttribute("problem", problem);
        return "desk/quote-new";
    }

    private static Actor by(CurrentMember member, HttpServletRequest request) {
        return Actor.of(member, request.getRemoteAddr());
    }
}
