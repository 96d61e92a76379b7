package org.maillon.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.deliveries.Deliveries;
import org.maillon.deliveries.DeliveryAnswer;
import org.maillon.deliveries.DeliveryKind;
import org.maillon.evidence.Author;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** From an order to the delivery of what is left of it, in one go. */
@Controller
@Needs(Permission.EDIT_ACCOUNTS)
class OrderDeliveryController {
    private final Deliveries deliveries;
    private final Clock clock;

    OrderDeliveryController(Deliveries deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @PostMapping("/orders/{id:[0-9]{1,18}}/deliveries")
    String prepare(
            Page page,
            CurrentMember member,
            HttpServletRequest request,
            @PathVariable long id,
            @RequestParam(defaultValue = "goods") String kind,
            RedirectAttributes next) {
        var of = DeliveryKind.of(kind).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        var by = new Author(member.name(), request.getRemoteAddr());
        var answer = deliveries.prepare(member.tenant(), id, of, LocalDate.now(clock), by);
        if (answer instanceof DeliveryAnswer.Unknown) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        if (answer instanceof DeliveryAnswer.Done done) {
            page.say(next, "desk.deliveries.planned", done.note().number());
            return "redirect:/deliveries/" + done.note().id();
        }
        next.addFlashAttribute("problem", answer.sentence(page.language()));
        return "redirect:/orders/" + id;
    }
}
