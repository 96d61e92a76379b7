package org.maillon.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signs a person in by e-mail and password. Every failure is the same failure and takes the same time. */
@Component
class PasswordSignIn implements AuthenticationProvider {
    private final MemberStore store;
    private final PasswordEncoder passwords;
    private final Attempts attempts;
    private final String nobodysHash;

    PasswordSignIn(MemberStore store, PasswordEncoder passwords, Attempts attempts) {
        this.store = store;
        this.passwords = passwords;
        this.attempts = attempts;
        this.nobodysHash = String.valueOf(passwords.encode(Token.random()));
    }

    @Override
    public Authentication authenticate(Authentication request) {
        var email = request.getName().strip().toLowerCase(Locale.ROOT);
        var address = addressOf(request);
        if (!attempts.begin(email, address)) throw new LockedException("too many attempts");
        var member = matching(email, String.valueOf(request.getCredentials()))
                .flatMap(id -> first(store.ofMember(id)))
                .orElseThrow(() -> new BadCredentialsException("no such e-mail and password"));
        attempts.succeeded(email, address);
        return SignedIn.as(member.current());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private Optional<Long> matching(String email, String password) {
        var found = store.credentials(email);
        var hash = found.map(MemberStore.Credentials::passwordHash).orElse(nobodysHash);
        return passwords.matches(password, hash) ? found.map(MemberStore.Credentials::member) : Optional.empty();
    }

    private static Optional<Membership> first(List<Membership> memberships) {
        return memberships.stream().findFirst();
    }

    private static String addressOf(Authentication request) {
        @Nullable Object details = request.getDetails();
        return details instanceof WebAuthenticationDetails web ? String.valueOf(web.getRemoteAddress()) : "";
    }
}
