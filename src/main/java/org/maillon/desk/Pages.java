package org.maillon.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Members;
import org.maillon.access.Membership;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Makes the {@link Page} of a request. */
@Component
class Pages {
    private final Members members;
    private final List<PlaceCount> counts;
    private final Assets assets;

    Pages(Members members, List<PlaceCount> counts, Assets assets) {
        this.members = members;
        this.counts = counts;
        this.assets = assets;
    }

    Page of(HttpServletRequest request) {
        var reader = reader();
        var language = reader == null ? strangersLanguage(request) : reader.language();
        var frame = new Page.Frame(
                reader == null ? List.of() : places(reader),
                reader == null ? List.<Membership>of() : members.companies(reader),
                path(request),
                flashed(request, Page.SAID),
                flashed(request, Page.UNDO));
        return new Page(reader, language, frame, csrf(request), assets);
    }

    private List<Page.Entry> places(CurrentMember reader) {
        var texts = Texts.in(reader.language());
        return Arrays.stream(Place.values())
                .filter(place -> reader.may(place.needed()))
                .map(place -> entry(place, texts, reader))
                .toList();
    }

    private Page.Entry entry(Place place, Texts texts, CurrentMember reader) {
        var waiting = counts.stream()
                .filter(it -> it.place() == place)
                .mapToLong(it -> it.count(reader))
                .sum();
        var label = "desk.place." + place.code();
        return new Page.Entry(
                place,
                texts.say(label),
                texts.say(label + ".key"),
                waiting == 0 ? null : new Notation(reader.language()).number(waiting));
    }

    private static @Nullable CurrentMember reader() {
        @Nullable
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof CurrentMember member ? member : null;
    }

    private static Language strangersLanguage(HttpServletRequest request) {
        var chosen = request.getParameter("language");
        return Language.of(chosen == null ? request.getLocale().getLanguage() : chosen);
    }

    private static String path(HttpServletRequest request) {
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static @Nullable String flashed(HttpServletRequest request, String name) {
        var before = RequestContextUtils.getInputFlashMap(request);
        return before != null && before.get(name) instanceof String value ? value : null;
    }

    private static Page.Csrf csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Page.Csrf(token.getParameterName(), token.getHeaderName(), token.getToken())
                : new Page.Csrf("_csrf", "X-CSRF-TOKEN", "");
    }
}
