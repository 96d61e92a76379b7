package org.maillon.customers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maillon.access.TenantScope;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;

/**
 * What accounts lack. The answer is counted from what is known and remembered for the lists: anew for an account whenever it
 * is looked at or changed, for those never looked at some at a time.
 */
@Service
public class Completeness {
    private static final int AT_ONCE = 2_000;

    private final TenantScope tenants;
    private final CompletenessStore store;
    private final ProfileStore profiles;
    private final Clock clock;

    Completeness(TenantScope tenants, CompletenessStore store, ProfileStore profiles, Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** What one account lacks, the dearest first. */
    public List<Gap> gaps(TenantId tenant, AccountId account, LocalDate today) {
        return tenants.in(tenant, () -> count(tenant, List.of(account), today)).getOrDefault(account, List.of());
    }

    /** Counts those that nobody looked at yet, at most 2,000; answers how many. */
    public int countNew(TenantId tenant, LocalDate today) {
        return tenants.in(tenant, () -> {
            var some = store.uncounted(tenant, AT_ONCE);
            if (!some.isEmpty()) count(tenant, some, today);
            return some.size();
        });
    }

    /** Accounts by name. */
    public List<AccountLine> list(TenantId tenant, AccountFilter filter, int offset, int limit) {
        return tenants.in(tenant, () -> store.list(tenant, filter, offset, limit));
    }

    /** How many accounts lack what; under the empty key, how many accounts there are. */
    public Map<Optional<Gap>, Long> counts(TenantId tenant) {
        return tenants.in(tenant, () -> store.counts(tenant));
    }

    private Map<AccountId, List<Gap>> count(TenantId tenant, Collection<AccountId> accounts, LocalDate today) {
        var policy = profiles.policy(tenant).orElse(AccountPolicy.USUAL);
        var found = new LinkedHashMap<AccountId, List<Gap>>();
        store.facts(tenant, accounts).forEach(it -> found.put(it.account(), CompletenessRules.gaps(it, policy, today)));
        store.keep(tenant, found, clock.instant());
        return found;
    }
}
