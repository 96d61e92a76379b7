package org.maillon.credit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.maillon.access.Role;
import org.maillon.access.TenantScope;
import org.maillon.credit.CreditDecision.Approved;
import org.maillon.credit.CreditDecision.Held;
import org.maillon.credit.CreditDecision.Referred;
import org.maillon.customers.AccountId;
import org.maillon.kernel.BusinessCalendar;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Component;

/**
 * Decides some requests of a company in one transaction: locks their accounts, reads the facts, asks the rules about one
 * after the other, reserves. One request is some requests of which there is one.
 */
@Component
class Deciding {
    private final TenantScope tenants;
    private final StandingStore standing;
    private final PolicyStore policies;
    private final LimitStore limits;
    private final CommitmentStore commitments;
    private final HoldStore holds;
    private final HoldNews news;
    private final Alerts alerts;
    private final Clock clock;

    Deciding(
            TenantScope tenants,
            StandingStore standing,
            PolicyStore policies,
            LimitStore limits,
            CommitmentStore commitments,
            HoldStore holds,
            HoldNews news,
            Alerts alerts,
            Clock clock) {
        this.tenants = tenants;
        this.standing = standing;
        this.policies = policies;
        this.limits = limits;
        this.commitments = commitments;
        this.holds = holds;
        this.news = news;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** In the order of the requests, whose subjects differ. */
    List<CreditDecision> decide(TenantId tenant, List<CreditRequest> requests, String why) {
        return tenants.in(tenant, () -> {
            var today = LocalDate.now(clock);
            var room = room(tenant, requests, today);
            var decided = new ArrayList<Decided>();
            var taken = new ArrayList<Commitment>();
            for (var request : requests) decided.add(decide(request, room, taken, today));
            commitments.keep(tenant, taken, clock.instant());
            commitments.journal(tenant, decided, clock.instant());
            alert(tenant, decided, room);
            return tell(tenant, decided, room, why, today);
        });
    }

    /** Most orders leave their account far from its limit, and replace nothing: there is nothing to look at. */
    private void alert(TenantId tenant, List<Decided> decided, Room room) {
        var near = decided.stream()
                .filter(it -> it.verdict().isApproved())
                .map(Decided::request)
                .filter(request -> room.isNear(request) || room.replaced(request))
                .map(CreditRequest::account)
                .distinct()
                .toList();
        alerts.look(tenant, near);
    }

    private Room room(TenantId tenant, List<CreditRequest> requests, LocalDate today) {
        var accounts = requests.stream().map(CreditRequest::account).distinct().toList();
        var subjects = requests.stream().map(CreditRequest::subject).toList();
        var joined = new Joined(standing.joined(tenant, accounts));
        var wanted = joined.all(accounts);
        var heads = standing.heads(tenant, wanted);
        lock(tenant, heads);
        var known = joined.known(standing.known(tenant, heads, today));
        var members = members(tenant, known);
        wanted.addAll(members.keySet());
        var policy = policies.find(tenant).orElse(CreditPolicy.LIMIT_ONLY);
        return new Room(
                policy,
                standing.rates(tenant, today, policy.rateDays()),
                known,
                joined,
                standing.balances(tenant, wanted),
                members,
                commitments.find(tenant, subjects),
                limits.waivers(tenant, List.copyOf(joined.all(accounts)), subjects, today));
    }

    private void lock(TenantId tenant, Map<AccountId, AccountId> heads) {
        var all = new HashSet<>(heads.keySet());
        all.addAll(heads.values());
        standing.lock(tenant, all);
    }

    /** The accounts of the groups that have a limit, each with its head. */
    private Map<AccountId, AccountId> members(TenantId tenant, Map<AccountId, StandingStore.Known> known) {
        var limited = known.values().stream()
                .filter(it -> it.groupLimit().isPresent())
                .map(StandingStore.Known::head)
                .distinct()
                .toList();
        return limited.isEmpty() ? Map.of() : standing.members(tenant, limited);
    }

    private static Decided decide(CreditRequest request, Room room, List<Commitment> taken, LocalDate today) {
        var verdict = CreditRules.decide(request, room.facts(request), today);
        if (verdict.isApproved()) taken.add(room.take(request));
        return new Decided(request, verdict, room.exposureCents(request, verdict));
    }

    private List<CreditDecision> tell(TenantId tenant, List<Decided> decided, Room room, String why, LocalDate today) {
        var subjects = decided.stream().map(it -> it.request().subject()).toList();
        var open = new HashMap<String, Hold>();
        holds.open(tenant, subjects).forEach(hold -> open.put(hold.subject(), hold));
        var fresh = decided.stream()
                .filter(it -> !it.verdict().isApproved())
                .filter(it -> !open.containsKey(it.request().subject()))
                .map(it -> new HoldStore.NewHold(it, decider(it, room), answerBy(it, room, today)))
                .toList();
        var numbers = holds.open(tenant, fresh, clock.instant());
        news.held(tenant, fresh, numbers);
        open.forEach((subject, hold) -> numbers.put(subject, hold.id()));
        return decided.stream()
                .map(it -> settle(tenant, it, open.get(it.request().subject()), numbers, room, why))
                .toList();
    }

    private CreditDecision settle(
            TenantId tenant, Decided decided, @Nullable Hold open, Map<String, Long> numbers, Room room, String why) {
        if (decided.verdict().isApproved()) {
            if (open != null) news.released(tenant, open, decided.request().by(), why);
            return answer(decided, 0, Role.OWNER);
        }
        var decider = decider(decided, room);
        if (open != null) holds.change(tenant, open.id(), decided, decider);
        return answer(decided, numbers.getOrDefault(decided.request().subject(), 0L), decider);
    }

    /** The amount counts in the policy's currency; where it cannot be said, the owner decides. */
    private static Role decider(Decided decided, Room room) {
        var request = decided.request();
        var cents = room.rates()
                .convert(
                        request.amountCents(), request.currency(), room.policy().currency());
        return cents.isPresent() ? room.policy().decider(cents.getAsLong()) : Role.OWNER;
    }

    private static LocalDate answerBy(Decided decided, Room room, LocalDate today) {
        var calendar = room.country(decided.request().account()).equals("BE")
                ? BusinessCalendar.BELGIUM
                : BusinessCalendar.FRANCE;
        var day = today;
        for (int days = room.policy().answerDays(); days > 0; days--) day = calendar.nextBusinessDay(day.plusDays(1));
        return calendar.nextBusinessDay(day);
    }

    private static CreditDecision answer(Decided decided, long hold, Role decider) {
        var verdict = decided.verdict();
        var currency = verdict.after().currency();
        long exposure = decided.exposureCents();
        if (verdict.isApproved()) return new Approved(currency, exposure, verdict.limitCents());
        return verdict.isReferred()
                ? new Referred(hold, decider, verdict.inOrder(), currency, exposure, verdict.limitCents())
                : new Held(
                        hold,
                        decider,
                        verdict.inOrder(),
                        currency,
                        exposure,
                        verdict.limitCents(),
                        verdict.overrunCents());
    }
}
