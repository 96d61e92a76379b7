package org.maillon.desk;

import java.util.function.BooleanSupplier;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.access.TenantScope;
import org.maillon.messages.Channel;
import org.maillon.messages.Delivery;
import org.maillon.messages.Letterheads;
import org.maillon.messages.PrintBatch;
import org.maillon.messages.Prints;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Letters that the company prints itself: the pile, its PDF, and the word that it is posted. */
@Controller
class PrintsController {
    private static final int PILES = 20;

    private final TenantScope tenants;
    private final Prints prints;
    private final Letterheads heads;
    private final Delivery delivery;
    private final AuditTrail trail;

    PrintsController(TenantScope tenants, Prints prints, Letterheads heads, Delivery delivery, AuditTrail trail) {
        this.tenants = tenants;
        this.prints = prints;
        this.heads = heads;
        this.delivery = delivery;
        this.trail = trail;
    }

    @GetMapping("/messages/prints")
    String prints(Page page, CurrentMember member, Model model) {
        model.addAttribute("waiting", prints.waiting(member.tenant()));
        model.addAttribute("piles", prints.latest(member.tenant(), PILES));
        model.addAttribute("posted", delivery.carries(member.tenant(), Channel.LETTER));
        model.addAttribute("hasHead", heads.find(member.tenant()).isPresent());
        return "desk/prints";
    }

    @PostMapping("/messages/prints")
    @Needs(Permission.SEND_REMINDERS)
    String make(Page page, CurrentMember member, RedirectAttributes next) {
        var pile = prints.make(member.tenant(), member.name());
        pile.ifPresentOrElse(
                made -> {
                    record(member, "letters-piled", made.id());
                    page.say(next, "desk.prints.made", made.letters(), page.in().number(made.letters()));
                    page.offerUndo(next, "/messages/prints/" + made.id() + "/undo");
                },
                () -> page.say(next, "desk.prints.none-left"));
        return "redirect:/messages/prints";
    }

    @GetMapping("/messages/prints/{id}/pdf")
    ResponseEntity<byte[]> pdf(CurrentMember member, @PathVariable long id) {
        var pile = find(member, id);
        return prints.pdf(member.tenant(), id)
                .map(pdf -> pdf(pdf, "courriers-" + pile.id() + ".pdf"))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** One letter, as it was or will be printed. */
    @GetMapping("/messages/{id}/pdf")
    ResponseEntity<byte[]> letter(CurrentMember member, @PathVariable long id) {
        return heads.pdf(member.tenant(), id)
                .map(pdf -> pdf(pdf, "courrier-" + id + ".pdf"))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping("/messages/prints/{id}/posting")
    @Needs(Permission.SEND_REMINDERS)
    String posted(Page page, CurrentMember member, @PathVariable long id, RedirectAttributes next) {
        find(member, id);
        boolean done = act(member, "letters-posted", id, () -> prints.printed(member.tenant(), id, member.name()));
        page.say(next, done ? "desk.prints.posted" : "desk.prints.changed");
        if (done) page.offerUndo(next, "/messages/prints/" + id + "/undo");
        return "redirect:/messages/prints";
    }

    @PostMapping("/messages/prints/{id}/undo")
    @Needs(Permission.SEND_REMINDERS)
    String undo(Page page, CurrentMember member, @PathVariable long id, RedirectAttributes next) {
        boolean done = act(member, "letters-undone", id, () -> prints.undo(member.tenant(), id));
        page.say(next, done ? "desk.prints.undone" : "desk.prints.changed");
        return "redirect:/messages/prints";
    }

    @PostMapping("/messages/{id}/tracking")
    @Needs(Permission.SEND_REMINDERS)
    String track(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam String number,
            RedirectAttributes next) {
        page.say(next, heads.track(member.tenant(), id, number) ? "desk.prints.tracked" : "desk.prints.bad-number");
        return "redirect:/messages/" + id;
    }

    private boolean act(CurrentMember member, String act, long pile, BooleanSupplier work) {
        return tenants.in(member.tenant(), () -> {
            boolean done = work.getAsBoolean();
            if (done) record(member, act, pile);
            return done;
        });
    }

    private void record(CurrentMember member, String act, long pile) {
        trail.record(member.tenant(), member.name(), act, Long.toString(pile), "");
    }

    private PrintBatch find(CurrentMember member, long id) {
        return prints.find(member.tenant(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ResponseEntity<byte[]> pdf(byte[] pdf, String name) {
        var shown = ContentDisposition.inline().filename(name).build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, shown.toString())
                .body(pdf);
    }
}
