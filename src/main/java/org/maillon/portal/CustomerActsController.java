package org.maillon.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.maillon.disputes.DisputeCause;
import org.maillon.evidence.Author;
import org.maillon.evidence.DocumentId;
import org.maillon.evidence.Evidence;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Money;
import org.maillon.portal.Reply.Refused;
import org.maillon.portal.Reply.Taken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Takes what the bearer of a link says on its page; each answer is a POST, never a link that a mail filter might follow. */
@Controller
@RequestMapping("/c/{token}")
class CustomerActsController {
    private static final List<AnswerKind> REQUESTS =
            List.of(AnswerKind.COPY, AnswerKind.PURCHASE_ORDER, AnswerKind.ADDRESSEE);

    private final CustomerPageController page;
    private final PortalDoor door;
    private final CustomerAnswers answers;
    private final Evidence evidence;

    CustomerActsController(CustomerPageController page, PortalDoor door, CustomerAnswers answers, Evidence evidence) {
        this.page = page;
        this.door = door;
        this.answers = answers;
        this.evidence = evidence;
    }

    @PostMapping("/promises")
    ModelAndView promise(
            HttpServletRequest request,
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String amount) {
        return act(request, token, language, "promise", (bearer, by) -> {
            var chosen = chosen(bearer, item);
            var cents = FormText.cents(amount, chosen.currency());
            var answer = chosen.answer(AnswerKind.PROMISE, cents, Optional.of(FormText.day(day)), "");
            return answers.promise(bearer, answer, by, words(bearer, language).language());
        });
    }

    @PostMapping("/disputes")
    ModelAndView dispute(
            HttpServletRequest request,
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String cause,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(required = false) @Nullable MultipartFile photo) {
        return act(request, token, language, "problem", (bearer, by) -> {
            var chosen = chosen(bearer, item);
            var named = DisputeCause.of(cause).orElseThrow(() -> new InvalidValue("portal.cause.missing"));
            var cents = FormText.cents(amount, chosen.currency());
            var answer = chosen.answer(AnswerKind.PROBLEM, cents, Optional.empty(), note);
            var kept = kept(bearer, photo);
            return answers.dispute(
                    bearer,
                    answer.with(note, kept),
                    named,
                    by,
                    words(bearer, language).language());
        });
    }

    @PostMapping("/payments")
    ModelAndView paid(
            HttpServletRequest request,
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String note) {
        return act(request, token, language, "paid", (bearer, by) -> {
            var answer = chosen(bearer, item)
                    .answer(AnswerKind.PAID, OptionalLong.empty(), Optional.of(FormText.day(day)), note);
            return answers.paid(bearer, answer, by, words(bearer, language).language());
        });
    }

    @PostMapping("/requests")
    ModelAndView ask(
            HttpServletRequest request,
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String note) {
        return act(request, token, language, "missing", (bearer, by) -> {
            var kind = REQUESTS.stream()
                    .filter(each -> each.code().equals(what))
                    .findFirst()
                    .orElseThrow(() -> new InvalidValue("portal.what.missing"));
            if (kind != AnswerKind.COPY && note.isBlank()) throw new InvalidValue("portal.details.missing");
            var answer = chosen(bearer, item).answer(kind, OptionalLong.empty(), Optional.empty(), note);
            return answers.ask(bearer, answer, by);
        });
    }

    @PostMapping("/contacts")
    ModelAndView contact(
            HttpServletRequest request,
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String phone) {
        return act(request, token, language, "contact", (bearer, by) -> {
            if (name.isBlank() || email.isBlank() && phone.isBlank()) throw new InvalidValue("portal.contact.missing");
            if (!email.isBlank() && !email.strip().matches("[^@\\s,;]+@[^@\\s,;]+\\.[^@\\s,;]+"))
                throw new InvalidValue("portal.email");
            var note = String.join(" · ", name.strip(), email.strip(), phone.strip());
            var answer = new NewAnswer(
                    AnswerKind.CONTACT,
                    OptionalLong.empty(),
                    Money.EUR,
                    OptionalLong.empty(),
                    Optional.empty(),
                    note.replaceAll("[\\p{Cntrl}]+", " "),
                    List.of());
            return answers.ask(bearer, answer, by);
        });
    }

    @PostMapping("/repayment-plans/{plan}/signature")
    ModelAndView sign(
            HttpServletRequest request,
            @PathVariable String token,
            @PathVariable long plan,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(defaultValue = "") String signer,
            @RequestParam(defaultValue = "") String agreed) {
        return act(request, token, language, "plan", (bearer, by) -> {
            if (!agreed.equals("yes")) throw new InvalidValue("portal.plan.not-agreed");
            var answer = new NewAnswer(
                    AnswerKind.PLAN,
                    OptionalLong.empty(),
                    Money.EUR,
                    OptionalLong.empty(),
                    Optional.empty(),
                    signer,
                    List.of());
            return answers.sign(
                    bearer, answer, plan, by, words(bearer, language).language());
        });
    }

    @PostMapping("/answers/{id}/withdrawal")
    ModelAndView undo(
            HttpServletRequest request,
            @PathVariable String token,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String language) {
        return act(
                request,
                token,
                language,
                "",
                (bearer, by) ->
                        answers.undo(bearer, id, by, words(bearer, language).language()));
    }

    /** Done, the page is asked for anew; refused, it is shown with the reason and the form open. */
    private ModelAndView act(
            HttpServletRequest request,
            String token,
            @Nullable String language,
            String open,
            BiFunction<Bearer, Author, Reply> act) {
        var bearer = door.enter(token, request);
        var words = words(bearer, language);
        try {
            door.act(bearer);
            return switch (act.apply(bearer, door.author(bearer, request))) {
                case Taken taken -> shownAgain(token, words, taken.answer().id());
                case Refused refused -> page.refused(request, bearer, words, refused.sentence(), open);
            };
        } catch (InvalidValue wrong) {
            return page.refused(request, bearer, words, wrong.in(words.language()), open);
        }
    }

    private static ModelAndView shownAgain(String token, Words words, long answer) {
        var language = words.language().code();
        return new ModelAndView("redirect:/c/" + token + "?language=" + language + "&said=" + answer);
    }

    private static Words words(Bearer bearer, @Nullable String language) {
        return CustomerPageController.words(bearer, language);
    }

    /** What an answer is about, in whose currency. */
    private record Chosen(OptionalLong item, Currency currency) {
        NewAnswer answer(AnswerKind kind, OptionalLong cents, Optional<LocalDate> day, String note) {
            return new NewAnswer(kind, item, currency, cents, day, note, List.of());
        }
    }

    private Chosen chosen(Bearer bearer, String text) {
        var chosen = FormText.chosen(text);
        if (chosen.currency().isPresent())
            return new Chosen(OptionalLong.empty(), chosen.currency().get());
        long item = chosen.item().getAsLong();
        var currency = answers.currency(bearer, item).orElseThrow(() -> new InvalidValue("portal.gone"));
        return new Chosen(chosen.item(), currency);
    }

    private List<DocumentId> kept(Bearer bearer, @Nullable MultipartFile photo) {
        if (photo == null || photo.isEmpty()) return List.of();
        if (photo.getSize() > Photos.LARGEST) throw new InvalidValue("portal.photo.heavy", megabytes(photo.getSize()));
        try {
            var redrawn = Photos.redrawn(photo.getBytes());
            return List.of(evidence.keep(bearer.tenant(), redrawn, "image/jpeg", "photo.jpg"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String megabytes(long bytes) {
        return Long.toString(Math.ceilDiv(bytes, 1_000_000));
    }
}
