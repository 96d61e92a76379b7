package org.maillon.credit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.maillon.credit.StandingStore.Known;
import org.maillon.customers.AccountId;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Money;

/** How much room some accounts have left, their rows being locked: each order approved takes its part before the next is looked at. */
final class Room {
    private final CreditPolicy policy;
    private final Rates rates;
    private final Map<AccountId, Known> known;
    private final Joined joined;
    private final Map<AccountId, Balances> own;
    private final Map<AccountId, Balances> groups;
    private final Map<String, Commitment> commitments;
    private final Set<String> replaced;
    private final List<Map.Entry<AccountId, Waiver>> waivers;

    Room(
            CreditPolicy policy,
            Rates rates,
            Map<AccountId, Known> known,
            Joined joined,
            Map<AccountId, Balances> balances,
            Map<AccountId, AccountId> members,
            List<Commitment> commitments,
            List<Map.Entry<AccountId, Waiver>> waivers) {
        this.policy = policy;
        this.rates = rates;
        this.known = known;
        this.joined = joined;
        this.own = joined.sum(balances);
        this.groups = new HashMap<>();
        members.forEach(
                (member, head) -> groups.merge(head, balances.getOrDefault(member, Balances.NOTHING), Balances::plus));
        this.replaced = commitments.stream().map(Commitment::subject).collect(Collectors.toSet());
        this.commitments = new HashMap<>();
        commitments.forEach(it -> this.commitments.put(it.subject(), it));
        this.waivers = waivers;
    }

    CreditPolicy policy() {
        return policy;
    }

    Rates rates() {
        return rates;
    }

    String country(AccountId account) {
        return known(account).country();
    }

    /** What the rules look at; the subject's former reservation is taken out of the balances. */
    CreditFacts facts(CreditRequest request) {
        var it = known(request.account());
        var former = former(request);
        return new CreditFacts(
                it.limitOnly() ? policy.limitOnly() : policy,
                it.limit(),
                it.groupLimit(),
                it.cover(),
                it.oldestDue(),
                it.brokenPromise(),
                it.insolvent(),
                without(own, it.account(), former),
                without(groups, it.head(), former),
                rates,
                waivers(request));
    }

    /** Reserves an approved order, and answers what the company is bound to now. */
    Commitment take(CreditRequest request) {
        var former = former(request);
        var taken = former.map(it -> it.as(request)).orElseGet(() -> Commitment.of(request));
        var account = known(request.account()).account();
        own.put(account, without(own, account, former).plus(taken.currency(), taken.countedCents()));
        var head = known(request.account()).head();
        groups.put(head, without(groups, head, former).plus(taken.currency(), taken.countedCents()));
        commitments.put(taken.subject(), taken);
        return taken;
    }

    /** Whether the account, its group or its cover stands over the share of it that alerts. */
    boolean isNear(CreditRequest request) {
        var it = known(request.account());
        return isNear(it.limit(), own.getOrDefault(it.account(), Balances.NOTHING))
                || isNear(it.cover(), own.getOrDefault(it.account(), Balances.NOTHING))
                || isNear(it.groupLimit(), groups.getOrDefault(it.head(), Balances.NOTHING));
    }

    private boolean isNear(Optional<Money> limit, Balances standing) {
        return limit.filter(it ->
                        standing.in(it.currency(), rates).orElse(0) * 100 >= it.cents() * (long) policy.alertPercent())
                .isPresent();
    }

    /** Whether the request took the place of a former one of its subject. */
    boolean replaced(CreditRequest request) {
        return replaced.contains(request.subject());
    }

    /** The exposure that a verdict speaks of, as it stands now. */
    long exposureCents(CreditRequest request, Verdict verdict) {
        var it = known(request.account());
        boolean group = it.limit().isEmpty() && it.groupLimit().isPresent();
        var standing = group
                ? groups.getOrDefault(it.head(), Balances.NOTHING)
                : own.getOrDefault(it.account(), Balances.NOTHING);
        return standing.in(verdict.after().currency(), rates).orElse(0);
    }

    private Known known(AccountId account) {
        var it = known.get(joined.goingOn(account));
        if (it == null) throw new InvalidValue("credit.wrong.account", String.valueOf(account.value()));
        return it;
    }

    private Optional<Commitment> former(CreditRequest request) {
        var former = Optional.ofNullable(commitments.get(request.subject()));
        if (former.filter(it -> !it.account().equals(request.account())).isPresent())
            throw new InvalidValue("credit.wrong.other-account", request.subject());
        if (former.filter(it -> it.hasBegun() && !it.currency().equals(request.currency()))
                .isPresent()) throw new InvalidValue("credit.wrong.other-currency", request.subject());
        return former;
    }

    private static Balances without(Map<AccountId, Balances> standing, AccountId account, Optional<Commitment> former) {
        var all = standing.getOrDefault(account, Balances.NOTHING);
        return former.map(it -> all.plus(it.currency(), -it.countedCents())).orElse(all);
    }

    private List<Waiver> waivers(CreditRequest request) {
        var some = new ArrayList<Waiver>();
        var account = joined.goingOn(request.account());
        for (var each : waivers) if (joined.goingOn(each.getKey()).equals(account)) some.add(each.getValue());
        return some;
    }
}
