package org.maillon.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads who is signed in anew for every request: a session outlives neither the membership nor the role. */
final class MemberRefresh extends OncePerRequestFilter {
    private final Members members;

    MemberRefresh(Members members) {
        this.members = members;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var member = SignedIn.member();
        if (member != null && member.kind() == CurrentMember.Kind.MEMBER) refresh(member, request);
        chain.doFilter(request, response);
    }

    private void refresh(CurrentMember member, HttpServletRequest request) {
        members.find(member.tenant(), member.id())
                .ifPresentOrElse(found -> SignedIn.replace(found.current()), () -> end(request));
    }

    private static void end(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) session.invalidate();
    }
}
