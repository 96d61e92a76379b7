package org.maillon.desk;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.access.TenantScope;
import org.maillon.kernel.Code;
import org.maillon.messages.Delivery;
import org.maillon.messages.Inbox;
import org.maillon.messages.Letterheads;
import org.maillon.messages.Message;
import org.maillon.messages.MessageFilter;
import org.maillon.messages.MessageState;
import org.maillon.messages.Outbox;
import org.maillon.messages.Senders;
import org.maillon.messages.Settlement;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was said to whom, word for word, what waits, and what a person must settle. */
@Controller
class MessagesController {
    private static final int ROWS = 50;

    private final TenantScope tenants;
    private final Outbox outbox;
    private final Inbox inbox;
    private final Senders senders;
    private final Delivery delivery;
    private final Letterheads heads;
    private final AuditTrail trail;

    MessagesController(
            TenantScope tenants,
            Outbox outbox,
            Inbox inbox,
            Senders senders,
            Delivery delivery,
            Letterheads heads,
            AuditTrail trail) {
        this.tenants = tenants;
        this.outbox = outbox;
        this.inbox = inbox;
        this.senders = senders;
        this.delivery = delivery;
        this.heads = heads;
        this.trail = trail;
    }

    @GetMapping("/messages")
    String list(
            Page page,
            CurrentMember member,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        var tenant = member.tenant();
        var filter = state.isEmpty() ? MessageFilter.ALL : MessageFilter.ALL.in(stateOf(state));
        var found = outbox.list(tenant, filter, before, ROWS);
        var counts = outbox.counts(tenant);
        model.addAttribute(
                "counts",
                Stream.of(MessageState.values())
                        .filter(counts::containsKey)
                        .map(each -> new StateCount(each, counts.getOrDefault(each, 0L)))
                        .toList());
        model.addAttribute("state", state);
        model.addAttribute("messages", found.items());
        model.addAttribute("hasSender", senders.find(tenant).isPresent());
        model.addAttribute("hasServer", delivery.hasServer(tenant));
        var list = "/messages" + (state.isEmpty() ? "?" : "?state=" + state + "&");
        model.addAttribute(
                "pager",
                new Pager(
                        before == null ? null : list.substring(0, list.length() - 1),
                        found.next() == null ? null : list + "before=" + found.next()));
        return "desk/messages";
    }

    @GetMapping("/messages/{id}")
    String message(
            Page page,
            CurrentMember member,
            @PathVariable long id,
            @RequestParam(defaultValue = "letter") String as,
            Model model) {
        model.addAttribute("message", find(member, id));
        model.addAttribute("text", outbox.text(member.tenant(), id).orElse(null));
        model.addAttribute("tracking", heads.trackingNumber(member.tenant(), id).orElse(null));
        model.addAttribute("received", inbox.ofMessage(member.tenant(), id));
        model.addAttribute("as", as);
        return "desk/message";
    }

    /** The letter as it left, for a frame of our own page only. */
    @GetMapping("/messages/{id}/letter")
    ResponseEntity<byte[]> letter(CurrentMember member, @PathVariable long id) {
        return outbox.text(member.tenant(), id)
                .map(LetterFrame::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping("/messages/{id}/settlement")
    @Needs(Permission.SEND_REMINDERS)
    String settle(
            Page page, CurrentMember member, @PathVariable long id, @RequestParam String as, RedirectAttributes next) {
        var message = find(member, id);
        var settlement = settlementOf(as);
        boolean settled = tenants.in(member.tenant(), () -> {
            var done = outbox.settle(member.tenant(), id, settlement);
            if (done) record(member, settlement, message);
            return done;
        });
        var said = settlement == Settlement.RESEND ? "desk.messages.resent" : "desk.messages.marked";
        page.say(next, settled ? said : "desk.messages.settled-before");
        return "redirect:/messages/" + id;
    }

    private void record(CurrentMember member, Settlement settlement, Message message) {
        var act = settlement == Settlement.RESEND ? "message-resent" : "message-marked-sent";
        trail.record(member.tenant(), member.name(), act, message.accountName(), "");
    }

    private Message find(CurrentMember member, long id) {
        return outbox.find(member.tenant(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Settlement settlementOf(String code) {
        return List.of(Settlement.values()).stream()
                .filter(each -> Code.of(each).equals(code))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    }

    private static MessageState stateOf(String code) {
        return Stream.of(MessageState.values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
