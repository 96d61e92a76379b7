package org.maillon.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.maillon.access.CurrentMember;
import org.maillon.api.IdempotencyStore.Another;
import org.maillon.api.IdempotencyStore.Answered;
import org.maillon.api.IdempotencyStore.Fresh;
import org.maillon.api.IdempotencyStore.UnderWay;
import org.maillon.api.Problem.Code;
import org.maillon.api.Problem.Fault;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Behind the door of the API: holds bodies to their limits, and does a POST with an {@code Idempotency-Key} once, whatever
 * is sent again; the first answer is given again for 24 hours. What ended in a fault may be tried again.
 */
@Component
class OnceFilter extends OncePerRequestFilter {
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final String HEADER = "Idempotency-Key";

    private final IdempotencyStore store;
    private final JsonMapper json;

    OnceFilter(IdempotencyStore store, JsonMapper json) {
        this.store = store;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(request.getContextPath() + "/api/")
                || !CHANGING.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            var content = RequestContent.read(request);
            var member = ApiWebConfiguration.member();
            var key = request.getHeader(HEADER);
            if (key == null || member == null || !request.getMethod().equals("POST")) {
                chain.doFilter(content.request(), response);
            } else {
                once(checked(key, request), member, content, response, chain);
            }
        } catch (NotDone e) {
            refuse(e, request, response);
        }
    }

    private static String checked(String key, HttpServletRequest request) {
        if (key.matches("[\\x21-\\x7e]{1,255}")) return key;
        var texts = Reading.of(request, ApiWebConfiguration.member()).texts();
        throw new NotDone(Code.WRONG_INPUT, List.of(new Fault(HEADER, texts.say("api.wrong.key"))));
    }

    private void once(
            String key, CurrentMember member, RequestContent content, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        switch (store.begin(member.tenant(), key, content.hash(member.kind() + ":" + member.id()))) {
            case Fresh _ -> answer(key, member, content, response, chain);
            case Another _ -> throw new NotDone(Code.KEY_REUSED, List.of());
            case UnderWay _ -> throw new NotDone(Code.KEY_IN_USE, List.of());
            case Answered again -> replay(again, response);
        }
    }

    private void answer(
            String key, CurrentMember member, RequestContent content, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caching = new ContentCachingResponseWrapper(response);
        boolean kept = false;
        try {
            chain.doFilter(content.request(), caching);
            if (caching.getStatus() < HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
                store.keep(member.tenant(), key, answered(caching));
                kept = true;
            }
        } finally {
            if (!kept) store.forget(member.tenant(), key);
        }
        caching.copyBodyToResponse();
    }

    private static Answered answered(ContentCachingResponseWrapper response) {
        return new Answered(
                response.getStatus(),
                response.getContentType(),
                response.getHeader("Location"),
                response.getContentAsByteArray());
    }

    private static void replay(Answered again, HttpServletResponse response) throws IOException {
        response.setStatus(again.status());
        response.setHeader("Idempotency-Replayed", "true");
        if (again.contentType() != null) response.setContentType(again.contentType());
        if (again.location() != null) response.setHeader("Location", again.location());
        response.getOutputStream().write(again.body());
    }

    private void refuse(NotDone e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var texts = Reading.of(request, ApiWebConfiguration.member()).texts();
        response.setStatus(e.code().status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(Problem.of(e.code(), texts, e.errors())));
    }
}
