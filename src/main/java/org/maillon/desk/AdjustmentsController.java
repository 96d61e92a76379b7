package org.maillon.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.OptionalLong;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.customers.Customers;
import org.maillon.payments.AdjustmentAnswer;
import org.maillon.payments.Adjustments;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is left of a receipt or of an item: written off, paid back, moved, and all of it taken back. */
@Controller
class AdjustmentsController {
    private final Adjustments adjustments;
    private final Customers customers;
    private final Clock clock;

    AdjustmentsController(Adjustments adjustments, Customers customers, Clock clock) {
        this.adjustments = adjustments;
        this.customers = customers;
        this.clock = clock;
    }

    /** Moved to the account that is named; paid back where none is. */
    @PostMapping("/receipts/{id}/rest")
    @Needs(Permission.EDIT_ACCOUNTS)
    String rest(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        var back = "/receipts?receipt=" + id;
        if (account.isBlank()) {
            var refunded =
                    adjustments.refund(member.tenant(), id, OptionalLong.empty(), today(), reason, member.name());
            return done(page, refunded, "refunded", back, next);
        }
        var customer = customers.findByCode(member.tenant(), account.strip());
        if (customer.isEmpty()) return refused(page.t("desk.receipts.no-account", account.strip()), back, next);
        var to = customer.get().id();
        var moved = adjustments.transfer(member.tenant(), id, to, OptionalLong.empty(), today(), reason, member.name());
        return done(page, moved, "moved", back, next);
    }

    @PostMapping("/open-items/{id}/write-off")
    @Needs(Permission.EDIT_ACCOUNTS)
    String writeOff(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        var written = adjustments.writeOff(member.tenant(), id, OptionalLong.empty(), today(), reason, member.name());
        return done(page, written, "written-off", "/open-items/" + id, next);
    }

    @PostMapping("/adjustments/{id}/undoing")
    @Needs(Permission.EDIT_ACCOUNTS)
    String undo(Page page, CurrentMember member, @PathVariable long id, RedirectAttributes next) {
        return switch (adjustments.undo(member.tenant(), id, today(), member.name())) {
            case AdjustmentAnswer.Refused refused -> refused(page.t(refused.key()), "/receipts", next);
            case AdjustmentAnswer.Done done -> {
                page.say(next, "desk.receipts.undone");
                var made = done.adjustment();
                yield "redirect:"
                        + (made.receipt().isPresent()
                                ? "/receipts?receipt=" + made.receipt().getAsLong()
                                : "/open-items/" + made.openItem().orElse(0));
            }
        };
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static String done(Page page, AdjustmentAnswer answer, String what, String back, RedirectAttributes next) {
        return switch (answer) {
            case AdjustmentAnswer.Refused refused -> refused(page.t(refused.key()), back, next);
            case AdjustmentAnswer.Done done -> {
                page.say(next, "desk.adjustments." + what);
                page.offerUndo(next, "/adjustments/" + done.adjustment().id() + "/undoing");
                yield "redirect:" + back;
            }
        };
    }

    private static String refused(String sentence, String back, RedirectAttributes next) {
        next.addFlashAttribute(AccountActsController.PROBLEM, sentence);
        return "redirect:" + back;
    }
}
