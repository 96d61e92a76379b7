package org.maillon.portal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away what is far too large, or does not say how large it is, before anything of it is written to disk. */
public class LargeRequests extends OncePerRequestFilter {
    private static final long LARGEST = 60_000_000;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        boolean writes = request.getMethod().equals("POST");
        long length = request.getContentLengthLong();
        if (!writes || length >= 0 && length <= LARGEST) {
            next.doFilter(request, response);
            return;
        }
        var language = Language.of(request.getLocale().getLanguage());
        response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream()
                .write(Texts.in(language).say("portal.too-large").getBytes(StandardCharsets.UTF_8));
    }
}
