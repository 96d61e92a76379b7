package org.maillon.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.portal.CustomerLinks.Bearer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows the bearer of a link its page and its documents. Looking changes nothing but that it was looked at. */
@Controller
@RequestMapping("/c/{token}")
class CustomerPageController {
    private final CustomerLinks links;
    private final CustomerPages pages;
    private final ItemDocuments documents;
    private final PortalViews views;
    private final Guesses guesses;

    CustomerPageController(
            CustomerLinks links, CustomerPages pages, ItemDocuments documents, PortalViews views, Guesses guesses) {
        this.links = links;
        this.pages = pages;
        this.documents = documents;
        this.views = views;
        this.guesses = guesses;
    }

    @GetMapping
    ModelAndView page(
            HttpServletRequest request,
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(required = false) @Nullable Long said) {
        var bearer = bearer(request, token);
        if (bearer.isEmpty()) return views.closed(request, guesses.isStopped(request.getRemoteAddr()));
        links.opened(bearer.get());
        var words = words(bearer.get(), language);
        var just = said == null ? OptionalLong.empty() : OptionalLong.of(said);
        return shown(request, bearer.get(), words, just, Optional.empty(), answer, HttpStatus.OK);
    }

    private ModelAndView shown(
            HttpServletRequest request,
            Bearer bearer,
            Words words,
            OptionalLong just,
            Optional<String> problem,
            String open,
            HttpStatus status) {
        var asked = new CustomerPages.Request(views.files(), views.form(request), just, problem, open);
        return new ModelAndView("portal/page", Map.of("view", pages.of(bearer, words, asked)), status);
    }

    /** The page again, with why an act was not done, and the form it came from open. */
    ModelAndView refused(HttpServletRequest request, Bearer bearer, Words words, String problem, String open) {
        return shown(
                request,
                bearer,
                words,
                OptionalLong.empty(),
                Optional.of(problem),
                open,
                HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** Empty for a link that leads nowhere, and for somebody who tried too many of them. */
    Optional<Bearer> bearer(HttpServletRequest request, String token) {
        var address = request.getRemoteAddr();
        if (guesses.isStopped(address)) return Optional.empty();
        var found = links.find(token);
        if (found.isEmpty()) guesses.wrong(address);
        return found;
    }

    static Words words(Bearer bearer, @Nullable String language) {
        return new Words(language == null ? bearer.link().language() : Language.of(language));
    }

    @GetMapping("/documents/{id}")
    ResponseEntity<byte[]> document(HttpServletRequest request, @PathVariable String token, @PathVariable long id) {
        var bearer = bearer(request, token);
        if (bearer.isEmpty()) return ResponseEntity.notFound().build();
        try {
            var content =
                    documents.content(bearer.get().tenant(), bearer.get().link().account(), id);
            return content.answer();
        } catch (InvalidValue gone) {
            return ResponseEntity.notFound().build();
        }
    }
}
