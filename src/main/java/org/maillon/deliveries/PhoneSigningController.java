package org.maillon.deliveries;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.deliveries.DeliveryLinks.Bearer;
import org.maillon.deliveries.SignatureAnswer.SetAside;
import org.maillon.deliveries.SignatureAnswer.Taken;
import org.maillon.evidence.Author;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;
import org.maillon.portal.Guesses;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Takes what a phone sends, at once or days later: 200 where it counts (also sent again), 409 where it is kept and set aside, 422
 * with a sentence where it is to be mended, 404 where the link leads nowhere any more.
 */
@RestController
class PhoneSigningController {
    private final PhonePageController page;
    private final Deliveries deliveries;
    private final SignatureForm forms;
    private final Guesses guesses;
    private final Clock clock;

    PhoneSigningController(
            PhonePageController page, Deliveries deliveries, SignatureForm forms, Guesses guesses, Clock clock) {
        this.page = page;
        this.deliveries = deliveries;
        this.forms = forms;
        this.guesses = guesses;
        this.clock = clock;
    }

    /** What the phone is told; {@code state} is signed, with-reserves, set-aside or refused. */
    record Told(String state, String sentence) {}

    @PostMapping("/d/{token}/signatures")
    ResponseEntity<Told> sign(
            HttpServletRequest request,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String signature,
            @RequestParam(defaultValue = "") String sentAt,
            @RequestParam(required = false) @Nullable List<MultipartFile> photo) {
        var bearer = page.bearer(request, token);
        var language = Language.of(request.getLocale().getLanguage());
        if (bearer.isEmpty()) return told(closed(request), "refused", say(language, "deliveries.phone.link-ended"));
        var reader = bearer.get().link().language();
        try {
            if (!guesses.mayAct("delivery " + bearer.get().tenant().value() + " "
                    + bearer.get().link().id()))
                return told(HttpStatus.TOO_MANY_REQUESTS, "refused", say(reader, "deliveries.phone.too-often"));
            var taken = forms.read(signature, instant(sentAt), uploads(photo));
            if (!bearer.get().link().takesSigned(taken.signedAt(), clock.instant()))
                return told(HttpStatus.NOT_FOUND, "refused", say(reader, "deliveries.phone.link-ended"));
            var by = new Author(bearer.get().link().recipient(), request.getRemoteAddr());
            return answered(sign(bearer.get(), taken, by), reader);
        } catch (InvalidValue wrong) {
            return told(HttpStatus.UNPROCESSABLE_CONTENT, "refused", wrong.in(reader));
        }
    }

    private SignatureAnswer sign(Bearer bearer, NewSignature signature, Author by) {
        return deliveries.sign(bearer.tenant(), bearer.link().note(), signature, by);
    }

    private HttpStatus closed(HttpServletRequest request) {
        return guesses.isStopped(request.getRemoteAddr()) ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.NOT_FOUND;
    }

    private static ResponseEntity<Told> answered(SignatureAnswer answer, Language language) {
        var sentence = answer.sentence(language);
        return switch (answer) {
            case Taken taken ->
                told(HttpStatus.OK, taken.signature().reserves().isEmpty() ? "signed" : "with-reserves", sentence);
            case SetAside _ -> told(HttpStatus.CONFLICT, "set-aside", sentence);
            default -> told(HttpStatus.UNPROCESSABLE_CONTENT, "refused", sentence);
        };
    }

    private static ResponseEntity<Told> told(HttpStatus status, String state, String sentence) {
        return ResponseEntity.status(status).body(new Told(state, sentence));
    }

    private static String say(Language language, String key) {
        return Texts.in(language).say(key);
    }

    private Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return clock.instant();
        }
    }

    private static List<Upload> uploads(@Nullable List<MultipartFile> photos) {
        if (photos == null) return List.of();
        return photos.stream()
                .filter(photo -> !photo.isEmpty())
                .map(PhoneSigningController::upload)
                .toList();
    }

    private static Upload upload(MultipartFile photo) {
        var name = photo.getOriginalFilename() instanceof String given ? given : "";
        try {
            return new Upload(photo.getBytes(), "image/jpeg", name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
