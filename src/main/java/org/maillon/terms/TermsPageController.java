package org.maillon.terms;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.maillon.evidence.Evidence;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.portal.Bearer;
import org.maillon.portal.PortalDoor;
import org.maillon.portal.PortalFrame;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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

/** Under the customer's link: a version of the terms of sale, read page by page and accepted with a name and a role. */
@Controller
@RequestMapping("/c/{token}/terms")
class TermsPageController {
    private final PortalDoor door;
    private final TermsOfSale terms;
    private final Acceptances acceptances;
    private final Evidence evidence;
    private final Clock clock;

    TermsPageController(PortalDoor door, TermsOfSale terms, Acceptances acceptances, Evidence evidence, Clock clock) {
        this.door = door;
        this.terms = terms;
        this.acceptances = acceptances;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** Which version is read: one the bearer may read, in the language asked for or the nearest it has. */
    private record Reading(Bearer bearer, PortalFrame frame, TermsVersion version, TermsDocument document) {}

    private Reading reading(String token, HttpServletRequest request, long version) {
        var bearer = door.enter(token, request);
        var frame = door.frame(bearer, request);
        var found = acceptances.readable(bearer, version).orElseThrow(door::nothingThere);
        var document = found.in(frame.words().language()).orElseThrow(door::nothingThere);
        return new Reading(bearer, frame, found, document);
    }

    @GetMapping
    ModelAndView current(HttpServletRequest request, @PathVariable String token) {
        var bearer = door.enter(token, request);
        var current = terms.inForce(bearer.tenant(), LocalDate.now(clock)).orElseThrow(door::nothingThere);
        return new ModelAndView("redirect:" + bearer.base() + "/terms/" + current.id());
    }

    @GetMapping("/{version}")
    ModelAndView read(
            HttpServletRequest request,
            @PathVariable String token,
            @PathVariable long version,
            @RequestParam(defaultValue = "pages") String view) {
        return shown(reading(token, request, version), view.equals("text"), "", "", "");
    }

    private ModelAndView shown(Reading reading, boolean asText, String problem, String name, String role) {
        var tenant = reading.bearer().tenant();
        var view = new TermsView(
                reading.frame(),
                reading.version(),
                reading.document(),
                terms.pages(tenant, reading.document()),
                asText,
                accepted(reading),
                problem,
                name,
                role);
        return new ModelAndView(
                "terms/read",
                Map.of("view", view),
                problem.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private @Nullable String accepted(Reading reading) {
        var words = reading.frame().words();
        return acceptances
                .accepted(reading.bearer(), reading.version().id())
                .map(it -> words.t("terms.read.accepted", words.day(it.acceptedAt()), it.name(), it.role()))
                .orElse(null);
    }

    @GetMapping("/{version}/pages/{number}")
    ResponseEntity<byte[]> page(
            HttpServletRequest request,
            @PathVariable String token,
            @PathVariable long version,
            @PathVariable int number) {
        var reading = reading(token, request, version);
        var picture = terms.picture(reading.bearer().tenant(), reading.document(), number)
                .orElseThrow(door::nothingThere);
        return ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(picture);
    }

    @GetMapping("/{version}/document")
    ResponseEntity<byte[]> document(
            HttpServletRequest request, @PathVariable String token, @PathVariable long version) {
        var reading = reading(token, request, version);
        var content = evidence.content(
                        reading.bearer().tenant(), reading.document().document())
                .orElseThrow(door::nothingThere);
        var name = ContentDisposition.inline()
                .filename(reading.document().name(), java.nio.charset.StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.build().toString())
                .body(content);
    }

    @PostMapping("/{version}/acceptance")
    ModelAndView accept(
            HttpServletRequest request,
            @PathVariable String token,
            @PathVariable long version,
            @RequestParam(defaultValue = "") String document,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String agreed,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(required = false) @Nullable List<String> initials) {
        var reading = reading(token, request, version);
        try {
            door.act(reading.bearer());
            if (!agreed.equals("yes")) throw new InvalidValue("terms.wrong.not-agreed");
            if (!document.equals(reading.document().document().sha256())) throw new InvalidValue("terms.wrong.other");
            var given = initials == null ? List.<String>of() : initials;
            var alike = reading.version().initials()
                    ? NewAcceptance.alike(given, reading.document().pages())
                    : "";
            var said = new NewAcceptance(
                    name, role, alike, Math.clamp(seen, 0, reading.document().pages()));
            var by = door.author(reading.bearer(), request);
            acceptances.accept(reading.bearer(), version, reading.document().language(), said, by);
        } catch (InvalidValue wrong) {
            return shown(reading, false, wrong.in(reading.frame().words().language()), name, role);
        }
        return shownAgain(reading.bearer(), version, reading.frame().words().language());
    }

    private static ModelAndView shownAgain(Bearer bearer, long version, Language language) {
        return new ModelAndView("redirect:" + bearer.base() + "/terms/" + version + "?language=" + language.code());
    }
}
