package org.maillon.desk;

import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.customers.MergeAnswer;
import org.maillon.customers.Merges;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Accounts that may be one customer: joined, or told apart for good. */
@Controller
@Needs(Permission.EDIT_ACCOUNTS)
class DuplicatesController {
    private static final int MOST = 50;

    private final Customers customers;
    private final Merges merges;

    DuplicatesController(Customers customers, Merges merges) {
        this.customers = customers;
        this.merges = merges;
    }

    @GetMapping("/accounts/duplicates")
    String list(Page page, CurrentMember member, Model model) {
        model.addAttribute("pairs", merges.alike(member.tenant(), MOST));
        return "desk/duplicates";
    }

    @PostMapping("/accounts/{id}/merge")
    String merge(
            Page page, CurrentMember member, @PathVariable long id, @RequestParam long into, RedirectAttributes next) {
        var former = customers
                .find(member.tenant(), new AccountId(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        switch (merges.merge(member.tenant(), former.id(), new AccountId(into), member.name())) {
            case MergeAnswer.Done() -> {
                page.say(next, "desk.duplicates.merged", former.name());
                page.offerUndo(next, "/accounts/" + id + "/merge/undo");
                return "redirect:/accounts/" + into;
            }
            case MergeAnswer.Refused refused -> {
                next.addFlashAttribute("problem", refused.sentence(page.language()));
                return "redirect:/accounts/duplicates";
            }
        }
    }

    @PostMapping("/accounts/{id}/merge/undo")
    String undo(Page page, CurrentMember member, @PathVariable long id, RedirectAttributes next) {
        switch (merges.undo(member.tenant(), new AccountId(id), member.name())) {
            case MergeAnswer.Done() -> page.say(next, "desk.duplicates.undone");
            case MergeAnswer.Refused refused -> next.addFlashAttribute("warning", refused.sentence(page.language()));
        }
        return "redirect:/accounts/" + id;
    }

    @PostMapping("/accounts/{id}/told-apart")
    String tellApart(
            Page page, CurrentMember member, @PathVariable long id, @RequestParam long other, RedirectAttributes next) {
        var one = new AccountId(id);
        var two = new AccountId(other);
        if (id == other
                || customers.codes(member.tenant(), java.util.List.of(one, two)).size() < 2)
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        merges.tellApart(member.tenant(), one, two, member.name());
        page.say(next, "desk.duplicates.apart");
        return "redirect:/accounts/duplicates";
    }
}
