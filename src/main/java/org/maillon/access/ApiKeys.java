package org.maillon.access;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The keys with which programs come in: one company and one role each. */
@Service
public class ApiKeys {
    private static final String PREFIX = "mk_";

    /** A key as listed; the token itself is nowhere. */
    public record Key(
            long id,
            String name,
            Role role,
            Instant createdAt,
            @Nullable Instant revokedAt,
            @Nullable LocalDate lastUsedOn) {
        public boolean isRevoked() {
            return revokedAt != null;
        }
    }

    private final ApiKeyStore store;
    private final AuditTrail trail;
    private final TenantScope scope;
    private final Clock clock;

    ApiKeys(ApiKeyStore store, AuditTrail trail, TenantScope scope, Clock clock) {
        this.store = store;
        this.trail = trail;
        this.scope = scope;
        this.clock = clock;
    }

    /** Creates a key and answers its token, {@code mk_} and 256 random bits: the only time it can be seen. */
    public String create(TenantId tenant, String name, Role role, String who) {
        var token = PREFIX + Token.random();
        scope.run(tenant, () -> {
            store.insert(tenant, name.strip(), role, token, clock.instant());
            trail.record(tenant, who, "key-created", name.strip(), role.code());
        });
        return token;
    }

    /** The company's keys, newest first, revoked ones included. */
    @Transactional(readOnly = true)
    public List<Key> of(TenantId tenant) {
        return store.of(tenant);
    }

    /** Ends a key at once; a key of another company, or one already ended, is left alone and answers false. */
    public boolean revoke(CurrentMember by, long key) {
        return scope.in(by.tenant(), () -> {
            var name = store.revoke(by.tenant(), key, clock.instant());
            name.ifPresent(it -> trail.record(by.tenant(), by.name(), "key-revoked", it, ""));
            return name.isPresent();
        });
    }

    /** Who a token lets in; remembers the day of its last use. */
    @Transactional
    public Optional<CurrentMember> find(String token) {
        if (!token.startsWith(PREFIX)) return Optional.empty();
        return store.find(token, LocalDate.now(clock));
    }
}
