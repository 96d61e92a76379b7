package org.maillon.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Asks for the permission of {@link Needs} before a controller is called. Strangers are the filter chains' affair. */
final class PermissionInterceptor implements HandlerInterceptor {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var member = SignedIn.member();
        if (member == null || !(handler instanceof HandlerMethod method)) return true;
        var needed = needed(method, READING.contains(request.getMethod()));
        if (needed == null || !member.may(needed)) {
            throw new AccessDeniedException(member.name() + " may not " + request.getMethod() + " here");
        }
        return true;
    }

    private static @Nullable Permission needed(HandlerMethod method, boolean reading) {
        if (!method.getBeanType().getName().startsWith("org.maillon.")) return Permission.READ;
        var needs = method.getMethodAnnotation(Needs.class);
        if (needs == null) needs = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Needs.class);
        if (needs != null) return needs.value();
        return reading ? Permission.READ : null;
    }
}
