package org.maillon.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
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
    private final PortalDoor door;
    private final CustomerPages pages;
    private final ItemDocuments documents;
    private final PortalViews views;

    CustomerPageController(PortalDoor door, CustomerPages pages, ItemDocuments documents, PortalViews views) {
        this.door = door;
        this.pages = pages;
        this.documents = documents;
        this.views = views;
    }

    @GetMapping
    ModelAndView page(
            HttpServletRequest request,
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(required = false) @Nullable Long said) {
        var bearer = door.enter(token, request);
        var words = words(bearer, language);
        var just = said == null ? OptionalLong.empty() : OptionalLong.of(said);
        return shown(request, bearer, words, just, Optional.empty(), answer, HttpStatus.OK);
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

    static Words words(Bearer bearer, @Nullable String language) {
        return new Words(language == null ? bearer.link().language() : Language.of(language));
    }

    @GetMapping("/documents/{id}")
    ResponseEntity<byte[]> document(HttpServletRequest request, @PathVariable String token, @PathVariable long id) {
        var bearer = door.enter(token, request);
        try {
            return documents
                    .content(bearer.tenant(), pages.accounts(bearer), id)
                    .answer();
        } catch (InvalidValue gone) {
            return ResponseEntity.notFound().build();
        }
    }
}
