package org.maillon.customers;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.maillon.access.AuditTrail;
import org.maillon.access.TenantScope;
import org.maillon.kernel.TenantId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Two accounts of one customer, found and joined. What was booked, said, disputed or promised stays on the account it was
 * booked on, which points to the one that goes on and is reached from it; it counts with it as a group does. The account that
 * goes on gets the people, places and numbers it did not have. All of it can be taken back.
 */
@Service
public class Merges {
    private static final int MOST_NAMES = 200_000;
    private static final int MOST_PAIRS = 500;

    private final TenantScope scope;
    private final Customers customers;
    private final Openings openings;
    private final MergeStore store;
    private final List<SharedSigns> signs;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Merges(
            TenantScope scope,
            Customers customers,
            Openings openings,
            MergeStore store,
            List<SharedSigns> signs,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.scope = scope;
        this.customers = customers;
        this.openings = openings;
        this.store = store;
        this.signs = signs;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /** Accounts that may be one customer, those with most in common first, at most limit. */
    public List<Likeness> alike(TenantId tenant, int limit) {
        return scope.in(tenant, () -> {
            var found = new LinkedHashMap<SharedSigns.Pair, Set<Likeness.Sign>>();
            store.sameNumber(tenant, MOST_PAIRS).forEach(it -> note(found, it, Likeness.Sign.NUMBER));
            signs.forEach(
                    source -> source.pairs(tenant, MOST_PAIRS).forEach(it -> note(found, it, Likeness.Sign.IBAN)));
            LikenessRules.alike(store.names(tenant, MOST_NAMES), MOST_PAIRS)
                    .forEach(it -> note(found, it, Likeness.Sign.NAME));
            store.toldApart(tenant).forEach(found::remove);
            return shown(tenant, found, limit);
        });
    }

    private static void note(
            Map<SharedSigns.Pair, Set<Likeness.Sign>> found, SharedSigns.Pair pair, Likeness.Sign sign) {
        found.computeIfAbsent(pair, _ -> EnumSet.noneOf(Likeness.Sign.class)).add(sign);
    }

    private List<Likeness> shown(TenantId tenant, Map<SharedSigns.Pair, Set<Likeness.Sign>> found, int limit) {
        var ids = new HashSet<AccountId>();
        found.keySet().forEach(it -> ids.addAll(List.of(it.first(), it.second())));
        var accounts = customers.findAll(tenant, ids);
        var gone = Set.copyOf(store.joined(tenant, ids));
        return found.entrySet().stream()
                .filter(it -> !gone.contains(it.getKey().first())
                        && !gone.contains(it.getKey().second()))
                .sorted((a, b) -> b.getValue().size() - a.getValue().size())
                .limit(limit)
                .map(it -> new Likeness(
                        Objects.requireNonNull(accounts.get(it.getKey().first())),
                        Objects.requireNonNull(accounts.get(it.getKey().second())),
                        it.getValue()))
                .toList();
    }

    /** These two are not proposed again. */
    public void tellApart(TenantId tenant, AccountId one, AccountId other, String by) {
        scope.run(tenant, () -> store.tellApart(tenant, LikenessRules.pair(one, other), by, clock.instant()));
    }

    /** Joins the former account to the one that goes on. */
    public MergeAnswer merge(TenantId tenant, AccountId former, AccountId into, String by) {
        return scope.in(tenant, () -> {
            var refused = refuse(tenant, former, into);
            if (refused.isPresent()) return refused.get();
            var at = clock.instant();
            var profile = customers.profile(tenant, former);
            var billing = customers.billingAddress(tenant, into).isEmpty()
                    ? customers.billingAddress(tenant, former)
                    : Optional.<PostalAddress>empty();
            billing.ifPresent(it -> customers.changeBillingAddress(tenant, into, Optional.of(it)));
            var kept = new MergeStore.Kept(
                    0,
                    into,
                    profile.parent().map(AccountId::value).orElse(null),
                    store.copyContacts(tenant, former, into, at),
                    store.copyPlaces(tenant, former, into, at),
                    billing.isPresent(),
                    fill(tenant, former, into));
            var head = customers.profile(tenant, into).parent().orElse(into);
            customers.changeProfile(tenant, former, profile.withParent(Optional.of(head)));
            store.point(tenant, former, into);
            store.keep(tenant, former, into, kept, by, at);
            record(tenant, former, into, by, "accounts-merged");
            events.publishEvent(new AccountsJoined(tenant, former, into));
            return new MergeAnswer.Done();
        });
    }

    private Optional<MergeAnswer> refuse(TenantId tenant, AccountId former, AccountId into) {
        if (former.equals(into)) return refused("customers.merge.itself");
        if (customers.findAll(tenant, List.of(former, into)).size() < 2) return refused("customers.merge.unknown");
        if (!store.lockJoined(tenant, former, into).isEmpty()
                || !store.former(tenant, former).isEmpty()) return refused("customers.merge.joined");
        var group = customers.group(tenant, former);
        if (group.size() > 1 && group.getFirst().equals(former)) return refused("customers.merge.head");
        return Optional.empty();
    }

    private static Optional<MergeAnswer> refused(String key) {
        return Optional.of(new MergeAnswer.Refused(key));
    }

    /** The numbers that the account which goes on did not have, where they go together with its own. */
    private List<String> fill(TenantId tenant, AccountId former, AccountId into) {
        var has = openings.numbers(tenant, into);
        var other = openings.numbers(tenant, former);
        if (!has.isEmpty() || other.isEmpty()) return List.of();
        var countries = customers.findAll(tenant, List.of(former, into)).values().stream()
                .map(CustomerAccount::country)
                .distinct()
                .count();
        if (countries > 1) return List.of();
        openings.changeNumbers(tenant, into, other);
        return List.of("numbers");
    }

    /** Takes a merge back: the account goes on by itself, and the other loses what it was given, unless changed since. */
    public MergeAnswer undo(TenantId tenant, AccountId former, String by) {
        return scope.in(tenant, () -> {
            var kept = store.find(tenant, former);
            if (kept.isEmpty()) return new MergeAnswer.Refused("customers.merge.none");
            var merge = kept.get();
            store.end(tenant, merge, by, clock.instant());
            store.point(tenant, former, null);
            var parent = Optional.ofNullable(merge.formerParent()).map(AccountId::new);
            customers.changeProfile(
                    tenant, former, customers.profile(tenant, former).withParent(parent));
            if (merge.billing()
                    && customers.billingAddress(tenant, merge.into()).equals(customers.billingAddress(tenant, former)))
                customers.changeBillingAddress(tenant, merge.into(), Optional.empty());
            if (merge.filled().contains("numbers")
                    && openings.numbers(tenant, merge.into()).equals(openings.numbers(tenant, former)))
                openings.changeNumbers(tenant, merge.into(), CompanyNumbers.NONE);
            record(tenant, former, merge.into(), by, "merge-undone");
            events.publishEvent(new AccountsParted(tenant, former, merge.into()));
            return new MergeAnswer.Done();
        });
    }

    private void record(TenantId tenant, AccountId former, AccountId into, String by, String act) {
        var codes = customers.codes(tenant, List.of(former, into));
        trail.record(
                tenant,
                by,
                act,
                codes.getOrDefault(into, ""),
                codes.getOrDefault(former, "") + " → " + codes.getOrDefault(into, ""));
    }

    /** The account that goes on, where this one was joined to another. */
    public Optional<CustomerAccount> into(TenantId tenant, AccountId former) {
        return scope.in(tenant, () -> store.into(tenant, former).flatMap(it -> customers.find(tenant, it)));
    }

    /** The accounts that were joined to this one. */
    public List<CustomerAccount> former(TenantId tenant, AccountId into) {
        return scope.in(tenant, () -> {
            var ids = store.former(tenant, into);
            return new ArrayList<>(customers.findAll(tenant, ids).values());
        });
    }
}
