package org.maillon.sales;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
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

/** Under the customer's link: a quote that was sent, accepted with a name and, where there is one, an order number. */
@Controller
@RequestMapping("/c/{token}/quotes/{id:[0-9]{1,18}}")
class QuotePageController {
    private final PortalDoor door;
    private final Quotes quotes;
    private final Clock clock;

    QuotePageController(PortalDoor door, Quotes quotes, Clock clock) {
        this.door = door;
        this.quotes = quotes;
        this.clock = clock;
    }

    /** Who reads which quote; only the account's own that was sent. */
    private record Reading(Bearer bearer, PortalFrame frame, Quote quote) {}

    private Reading reading(String token, HttpServletRequest request, long id) {
        var bearer = door.enter(token, request);
        var quote = quotes.find(bearer.tenant(), id)
                .filter(found -> found.accountId().equals(bearer.account()))
                .filter(found -> found.document().isPresent())
                .orElseThrow(door::nothingThere);
        return new Reading(bearer, door.frame(bearer, request), quote);
    }

    @GetMapping
    ModelAndView read(HttpServletRequest request, @PathVariable String token, @PathVariable long id) {
        return shown(reading(token, request, id), "", "", "", "");
    }

    private ModelAndView shown(Reading reading, String problem, String name, String as, String purchaseOrder) {
        var quote = reading.quote();
        var lines = quotes.lines(reading.bearer().tenant(), quote.id());
        boolean answerable = QuoteRules.refusal(
                        quote.state(), QuoteAct.ACCEPT, quote.validUntil(), LocalDate.now(clock))
                .isEmpty();
        var view = new QuoteView(
                reading.frame(),
                quote,
                lines,
                TotalRules.ofLines(lines),
                answerable,
                said(reading, answerable),
                problem,
                name,
                as,
                purchaseOrder);
        var status = problem.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        return new ModelAndView("sales/quote", Map.of("view", view), status);
    }

    private static String said(Reading reading, boolean answerable) {
        var words = reading.frame().words();
        if (answerable) return "";
        return reading.quote()
                .answer()
                .map(answer -> words.t(
                        reading.quote().state() == QuoteState.DECLINED
                                ? "sales.page.quote.declined"
                                : "sales.page.quote.accepted",
                        answer.by(),
                        words.day(answer.at())))
                .orElseGet(() -> words.t("sales.page.quote.over"));
    }

    @GetMapping("/document")
    ResponseEntity<byte[]> document(HttpServletRequest request, @PathVariable String token, @PathVariable long id) {
        var reading = reading(token, request, id);
        var pdf = quotes.pdf(reading.bearer().tenant(), id).orElseThrow(door::nothingThere);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(pdf);
    }

    @PostMapping("/acceptance")
    ModelAndView accept(
            HttpServletRequest request,
            @PathVariable String token,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String as,
            @RequestParam(defaultValue = "") String purchaseOrder,
            @RequestParam(defaultValue = "") String agreed) {
        var reading = reading(token, request, id);
        try {
            door.act(reading.bearer());
            if (!agreed.equals("yes")) throw new InvalidValue("sales.page.not-agreed");
            var by = Actor.signing(name, as, request.getRemoteAddr());
            var answer = quotes.accept(
                    reading.bearer().tenant(), id, as, Optional.of(purchaseOrder), by, LocalDate.now(clock));
            return after(reading, answer, name, as, purchaseOrder);
        } catch (InvalidValue wrong) {
            var sentence = wrong.in(reading.frame().words().language());
            return shown(reading, sentence, name, as, purchaseOrder);
        }
    }

    @PostMapping("/refusal")
    ModelAndView decline(
            HttpServletRequest request,
            @PathVariable String token,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String as,
            @RequestParam(defaultValue = "") String why) {
        var reading = reading(token, request, id);
        try {
            door.act(reading.bearer());
            var by = Actor.signing(name, as, request.getRemoteAddr());
            var answer = quotes.decline(reading.bearer().tenant(), id, as, why, by, LocalDate.now(clock));
            return after(reading, answer, name, as, "");
        } catch (InvalidValue wrong) {
            return shown(reading, wrong.in(reading.frame().words().language()), name, as, "");
        }
    }

    private ModelAndView after(Reading reading, QuoteAnswer answer, String name, String as, String purchaseOrder) {
        var language = reading.frame().words().language();
        return switch (answer) {
            case QuoteAnswer.Done done ->
                new ModelAndView("redirect:" + reading.bearer().base() + "/quotes/"
                        + done.quote().id() + "?language=" + language.code());
            case QuoteAnswer.Unknown _ -> throw door.nothingThere();
            case QuoteAnswer.Refused refused -> shown(reading, refused.sentence(language), name, as, purchaseOrder);
        };
    }
}
