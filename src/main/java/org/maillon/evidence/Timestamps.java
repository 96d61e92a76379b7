package org.maillon.evidence;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.maillon.access.TenantScope;
import org.maillon.evidence.TimestampStore.Wanted;
import org.maillon.evidence.TimestampToken.Unsound;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;

/**
 * Has an outside authority sign when something was known. What is wanted stands or falls with the caller's transaction; the
 * token comes a moment later, and is held against the hash when it comes and whenever evidence is verified.
 */
@Service
public class Timestamps {
    private static final int AT_ONCE = 100;
    private static final Duration LONGEST_WAIT = Duration.ofHours(12);

    private final TenantScope scope;
    private final TimestampStore store;
    private final TimestampAuthority authority;
    private final Clock clock;

    Timestamps(TenantScope scope, TimestampStore store, TimestampAuthority authority, Clock clock) {
        this.scope = scope;
        this.store = store;
        this.authority = authority;
        this.clock = clock;
    }

    /** Asks for a token about a happening just recorded; nothing happens where no service is configured. */
    public void want(TenantId tenant, Recorded recorded) {
        if (authority.isThere()) scope.run(tenant, () -> store.want(tenant, recorded.number(), clock.instant()));
    }

    /** The timestamp of a happening; empty where it has none, or none yet. */
    public Optional<Timestamp> find(TenantId tenant, long happening) {
        return scope.in(tenant, () -> store.find(tenant, happening));
    }

    /** The token itself, DER, as any tool for RFC 3161 reads it. */
    public Optional<byte[]> token(TenantId tenant, long happening) {
        return scope.in(tenant, () -> store.token(tenant, happening));
    }

    /** Fetches what is wanted and due, one after another, outside of any transaction; answers how many came. */
    public int fetch(TenantId tenant) {
        if (!authority.isThere()) return 0;
        var wanted = scope.in(tenant, () -> store.wanted(tenant, clock.instant(), AT_ONCE));
        int came = 0;
        for (var each : wanted) {
            if (!fetch(tenant, each)) return came;
            came++;
        }
        return came;
    }

    private boolean fetch(TenantId tenant, Wanted wanted) {
        try {
            var token = authority.stamp(wanted.hash());
            var read = TimestampToken.read(token, wanted.hash(), authority.roots());
            scope.run(tenant, () -> store.keep(tenant, wanted.number(), token, read));
            return true;
        } catch (Unsound e) {
            var minutes = Duration.ofMinutes(1L << Math.min(wanted.attempts(), 10));
            var until = clock.instant().plus(minutes.compareTo(LONGEST_WAIT) < 0 ? minutes : LONGEST_WAIT);
            scope.run(tenant, () -> store.postpone(tenant, wanted.number(), until, String.valueOf(e.getMessage())));
            return false;
        }
    }

    /** Holds every token against its happening again; joins the caller's transaction. Answers how many there are. */
    long check(TenantId tenant, List<ChainCheck.Fault> faults) {
        long count = 0;
        for (var kept = store.after(tenant, 0, AT_ONCE); !kept.isEmpty(); ) {
            for (var each : kept) {
                count++;
                if (!holds(each)) faults.add(new ChainCheck.Fault("timestamp", Long.toString(each.number())));
            }
            kept = store.after(tenant, kept.getLast().number(), AT_ONCE);
        }
        return count;
    }

    private boolean holds(TimestampStore.Kept kept) {
        try {
            TimestampToken.read(kept.token(), kept.hash(), authority.roots());
            return true;
        } catch (Unsound e) {
            return false;
        }
    }
}
