package org.maillon.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.customers.AccountId;
import org.maillon.evidence.Author;
import org.maillon.registers.Insolvencies;
import org.maillon.registers.InsolvencyAnswer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a person says of a customer's insolvency: that there is one, and that it is over. */
@Controller
@Needs(Permission.EDIT_ACCOUNTS)
class InsolvencyActsController {
    private final Insolvencies insolvencies;
    private final Clock clock;

    InsolvencyActsController(Insolvencies insolvencies, Clock clock) {
        this.insolvencies = insolvencies;
        this.clock = clock;
    }

    @PostMapping("/accounts/{id}/insolvencies")
    String note(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            InsolvencyForm form,
            RedirectAttributes next) {
        next.addFlashAttribute("typedInsolvency", form);
        var problem = form.problem();
        if (problem.isPresent()) return refused(id, page.t(problem.get()), next);
        var entered = form.entered(new AccountId(id));
        var answer = insolvencies.note(member.tenant(), entered, author(member, request), LocalDate.now(clock));
        return answered(page, id, answer, "desk.insolvency.noted", next);
    }

    @PostMapping("/accounts/{id}/insolvencies/{insolvency}/end")
    String end(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            @PathVariable long insolvency,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean mistaken,
            RedirectAttributes next) {
        var today = LocalDate.now(clock);
        var answer = insolvencies.end(member.tenant(), insolvency, reason, mistaken, author(member, request), today);
        return answered(page, id, answer, "desk.insolvency.ended", next);
    }

    private static String answered(
            Page page, long account, InsolvencyAnswer answer, String said, RedirectAttributes next) {
        return switch (answer) {
            case InsolvencyAnswer.Done _ -> {
                page.say(next, said);
                yield "redirect:/accounts/" + account;
            }
            case InsolvencyAnswer.Unknown _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case InsolvencyAnswer.Refused refused -> refused(account, refused.sentence(page.language()), next);
        };
    }

    private static String refused(long account, String sentence, RedirectAttributes next) {
        next.addFlashAttribute(AccountActsController.PROBLEM, sentence);
        next.addFlashAttribute(AccountActsController.PROBLEM_OF, "insolvency");
        return "redirect:/accounts/" + account + "#insolvency";
    }

    private static Author author(CurrentMember member, HttpServletRequest request) {
        return new Author(member.name(), request.getRemoteAddr());
    }
}
