package org.maillon.deliveries;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.deliveries.DeliveryLinks.Bearer;
import org.maillon.kernel.Language;
import org.maillon.portal.Guesses;
import org.maillon.portal.Words;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows the bearer of a link the one delivery it leads to, and what keeps that page when there is no network. */
@Controller
@RequestMapping("/d")
class PhonePageController {
    private static final MediaType SCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);

    private final DeliveryLinks links;
    private final PhoneViews views;
    private final Deliveries deliveries;
    private final Guesses guesses;
    private final Clock clock;

    PhonePageController(DeliveryLinks links, PhoneViews views, Deliveries deliveries, Guesses guesses, Clock clock) {
        this.links = links;
        this.views = views;
        this.deliveries = deliveries;
        this.guesses = guesses;
        this.clock = clock;
    }

    @GetMapping("/worker.js")
    ResponseEntity<Resource> worker() {
        return script("phone/worker.js");
    }

    @GetMapping("/queue.js")
    ResponseEntity<Resource> queue() {
        return script("phone/queue.js");
    }

    /** Asked for anew each time: a worker that is kept too long keeps an old page for ever. */
    private static ResponseEntity<Resource> script(String file) {
        return ResponseEntity.ok()
                .contentType(SCRIPT)
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource(file));
    }

    @GetMapping("/{token}")
    ModelAndView page(
            HttpServletRequest request,
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String language) {
        var bearer = bearer(request, token).filter(it -> it.link().isGood(clock.instant()));
        if (bearer.isEmpty()) return closed(request);
        links.opened(bearer.get());
        var words = new Words(language == null ? bearer.get().link().language() : Language.of(language));
        return new ModelAndView("deliveries/phone", Map.of("view", views.of(bearer.get(), words)));
    }

    @GetMapping("/{token}/signed-note")
    ResponseEntity<byte[]> signedNote(HttpServletRequest request, @PathVariable String token) {
        return document(request, token, Proof.Kind.SIGNED_NOTE, "application/pdf");
    }

    private ResponseEntity<byte[]> document(
            HttpServletRequest request, String token, Proof.Kind kind, String mediaType) {
        var bearer = bearer(request, token).filter(it -> it.link().isGood(clock.instant()));
        if (bearer.isEmpty()) return ResponseEntity.notFound().build();
        var tenant = bearer.get().tenant();
        long note = bearer.get().link().note();
        return deliveries.proofs(tenant, note).stream()
                .filter(proof -> proof.kind() == kind)
                .findFirst()
                .flatMap(proof -> deliveries
                        .content(tenant, note, proof.id())
                        .map(bytes -> ResponseEntity.ok()
                                .header(HttpHeaders.CONTENT_TYPE, mediaType)
                                .header(HttpHeaders.CONTENT_DISPOSITION, inline(proof.name()))
                                .cacheControl(CacheControl.noStore())
                                .body(bytes)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static String inline(String name) {
        return ContentDisposition.inline()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    /** Empty for a link that leads nowhere, and for somebody who tried too many of them. */
    Optional<Bearer> bearer(HttpServletRequest request, String token) {
        var address = request.getRemoteAddr();
        if (guesses.isStopped(address)) return Optional.empty();
        var found = links.find(token);
        if (found.isEmpty()) guesses.wrong(address);
        return found;
    }

    /** The same for a link that never was, has ended or was revoked: nothing is told. */
    private ModelAndView closed(HttpServletRequest request) {
        boolean stopped = guesses.isStopped(request.getRemoteAddr());
        var words = new Words(Language.of(request.getLocale().getLanguage()));
        return new ModelAndView(
                "deliveries/closed",
                Map.of("words", words, "files", views.files(), "stopped", stopped),
                stopped ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.NOT_FOUND);
    }
}
