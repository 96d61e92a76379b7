package org.maillon.sales;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maillon.evidence.Evidence;
import org.maillon.kernel.InvalidValue;
import org.maillon.portal.Bearer;
import org.maillon.portal.PortalDoor;
import org.maillon.portal.PortalFrame;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Under the customer's link: what we understood of an order, and the word that it is right or what is wrong. */
@Controller
@RequestMapping("/c/{token}/orders/{id:[0-9]{1,18}}")
class OrderPageController {
    private final PortalDoor door;
    private final Orders orders;
    private final Confirmations confirmations;
    private final Deposits deposits;
    private final Evidence evidence;

    OrderPageController(
            PortalDoor door, Orders orders, Confirmations confirmations, Deposits deposits, Evidence evidence) {
        this.door = door;
        this.orders = orders;
        this.confirmations = confirmations;
        this.deposits = deposits;
        this.evidence = evidence;
    }

    /**
     * Who reads which order; only the account's own, once a confirmation was sent or a deposit asked.
     *
     * @param current the confirmation of the order as it stands
     * @param changing whether one was sent, but of an earlier version
     */
    private record Reading(
            Bearer bearer,
            PortalFrame frame,
            Order order,
            List<Deposit> deposits,
            Optional<Confirmation> current,
            boolean changing) {}

    private Reading reading(String token, HttpServletRequest request, long id) {
        var bearer = door.enter(token, request);
        var order = orders.find(bearer.tenant(), id)
                .filter(found -> found.accountId().equals(bearer.account()))
                .orElseThrow(door::nothingThere);
        var sent = confirmations.of(bearer.tenant(), id);
        var asked = deposits.of(bearer.tenant(), id);
        if (sent.isEmpty() && asked.isEmpty()) throw door.nothingThere();
        var current =
                sent.stream().filter(each -> each.version() == order.version()).findFirst();
        boolean changing = !sent.isEmpty() && current.isEmpty();
        return new Reading(bearer, door.frame(bearer, request), order, asked, current, changing);
    }

    @GetMapping
    ModelAndView read(HttpServletRequest request, @PathVariable String token, @PathVariable long id) {
        return shown(reading(token, request, id), "", "", "", "");
    }

    private ModelAndView shown(Reading reading, String problem, String name, String as, String objection) {
        var order = reading.order();
        var lines = orders.lines(reading.bearer().tenant(), order.id());
        var view = new OrderView(
                reading.frame(),
                order,
                lines,
                TotalRules.ofLines(lines),
                reading.deposits(),
                isAnswerable(reading),
                said(reading),
                problem,
                name,
                as,
                objection);
        var status = problem.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        return new ModelAndView("sales/order", Map.of("view", view), status);
    }

    private static boolean isAnswerable(Reading reading) {
        var state = reading.order().state();
        return state != OrderState.CANCELLED
                && state != OrderState.REFUSED
                && reading.current()
                        .filter(sent -> sent.acknowledgement().isEmpty())
                        .isPresent();
    }

    private static String said(Reading reading) {
        var words = reading.frame().words();
        var state = reading.order().state();
        if (state == OrderState.CANCELLED || state == OrderState.REFUSED) return words.t("sales.page.order.cancelled");
        if (reading.changing()) return words.t("sales.page.order.changing");
        if (reading.current().isEmpty()) return "";
        var sent = reading.current().get();
        if (sent.acknowledgement().isPresent())
            return words.t(
                    "sales.page.order.acknowledged",
                    sent.acknowledgement().get().by(),
                    words.day(sent.acknowledgement().get().at()));
        return sent.objection()
                .map(said -> words.t("sales.page.order.objected", words.day(said.at())))
                .orElse("");
    }

    @GetMapping("/document")
    ResponseEntity<byte[]> document(HttpServletRequest request, @PathVariable String token, @PathVariable long id) {
        var reading = reading(token, request, id);
        var pdf = reading.current()
                .flatMap(sent -> evidence.content(reading.bearer().tenant(), sent.document()))
                .orElseThrow(door::nothingThere);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(pdf);
    }

    @PostMapping("/acknowledgement")
    ModelAndView acknowledge(
            HttpServletRequest request,
            @PathVariable String token,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String as) {
        var reading = reading(token, request, id);
        try {
            door.act(reading.bearer());
            var by = Actor.signing(name, as, request.getRemoteAddr());
            return after(
                    reading, confirmations.acknowledge(reading.bearer().tenant(), id, version, as, by), name, as, "");
        } catch (InvalidValue wrong) {
            return shown(reading, wrong.in(reading.frame().words().language()), name, as, "");
        }
    }

    @PostMapping("/objection")
    ModelAndView object(
            HttpServletRequest request,
            @PathVariable String token,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String as,
            @RequestParam(defaultValue = "") String what) {
        var reading = reading(token, request, id);
        try {
            door.act(reading.bearer());
            var by = Actor.signing(name, as, request.getRemoteAddr());
            return after(
                    reading, confirmations.object(reading.bearer().tenant(), id, version, what, by), name, as, what);
        } catch (InvalidValue wrong) {
            return shown(reading, wrong.in(reading.frame().words().language()), name, as, what);
        }
    }

    private ModelAndView after(Reading reading, OrderAnswer answer, String name, String as, String what) {
        var language = reading.frame().words().language();
        return switch (answer) {
            case OrderAnswer.Done done ->
                new ModelAndView("redirect:" + reading.bearer().base() + "/orders/"
                        + done.order().id() + "?language=" + language.code());
            case OrderAnswer.Unknown _ -> throw door.nothingThere();
            case OrderAnswer.Refused refused -> shown(reading, refused.sentence(language), name, as, what);
        };
    }
}
