package org.maillon.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;

/** Who did what in a company: added to in the transaction of the act, never changed. */
@Service
public class AuditTrail {
    /** One act. Its sentence is {@code access.act.<act>}; the detail is what is worth knowing, without secrets. */
    public record Entry(long id, Instant at, String who, String act, String subject, String detail) {}

    private final AuditStore store;
    private final TenantScope scope;
    private final Clock clock;

    AuditTrail(AuditStore store, TenantScope scope, Clock clock) {
        this.store = store;
        this.scope = scope;
        this.clock = clock;
    }

    /** Adds an entry; inside {@link TenantScope} it stands or falls with the act itself. */
    public void record(TenantId tenant, String who, String act, String subject, String detail) {
        scope.run(tenant, () -> store.insert(tenant, clock.instant(), who, act, subject, detail));
    }

    /** At most {@code limit} entries, newest first, older than the entry given or from the newest on. */
    public List<Entry> list(TenantId tenant, @Nullable Long before, int limit) {
        return scope.in(tenant, () -> store.list(tenant, before == null ? Long.MAX_VALUE : before, limit));
    }

    /** When the entries were written that name somebody, found by a regular expression of their names. */
    public List<Instant> naming(TenantId tenant, String names) {
        return scope.in(tenant, () -> store.naming(tenant, names));
    }

    /** Takes somebody's names out of entries older than an instant: who did what, and when, stays. */
    public int forget(TenantId tenant, String names, String instead, Instant before) {
        return scope.in(tenant, () -> store.forget(tenant, names, instead, before));
    }
}
