package org.maillon.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** The bridge between Spring Security's idea of who is there and ours. */
final class SignedIn {
    private SignedIn() {}

    static @Nullable CurrentMember member() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof CurrentMember member ? member : null;
    }

    static Authentication as(CurrentMember member) {
        return UsernamePasswordAuthenticationToken.authenticated(member, null, authorities(member));
    }

    /** For the rest of this request only; a session keeps what it had. */
    static void replace(CurrentMember member) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(as(member));
        SecurityContextHolder.setContext(context);
    }

    private static List<SimpleGrantedAuthority> authorities(CurrentMember member) {
        return member.role().permissions().stream()
                .map(permission -> new SimpleGrantedAuthority(permission.name()))
                .toList();
    }
}
