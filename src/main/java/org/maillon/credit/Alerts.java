package org.maillon.credit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.access.TenantScope;
import org.maillon.credit.StandingStore.Known;
import org.maillon.customers.AccountId;
import org.maillon.customers.AccountsJoined;
import org.maillon.customers.AccountsParted;
import org.maillon.kernel.Code;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.AccountChanged;
import org.maillon.ledger.EntriesPosted;
import org.maillon.tasks.NewTask;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Brings to somebody's notice that an account comes near its limit, its group's or its insurer's cover, whatever took it
 * there: an order, an invoice, a delivery, a limit or a cover that was lowered. Once for each time it comes over the threshold.
 */
@Component
class Alerts {
    private static final int CHUNK = 1_000;

    private final TenantScope tenants;
    private final StandingStore standing;
    private final PolicyStore policies;
    private final AlertStore store;
    private final Tasks tasks;
    private final Clock clock;

    Alerts(
            TenantScope tenants,
            StandingStore standing,
            PolicyStore policies,
            AlertStore store,
            Tasks tasks,
            Clock clock) {
        this.tenants = tenants;
        this.standing = standing;
        this.policies = policies;
        this.store = store;
        this.tasks = tasks;
        this.clock = clock;
    }

    @EventListener
    void on(EntriesPosted posted) {
        look(posted.tenant(), posted.accounts());
    }

    @EventListener
    void on(AccountChanged changed) {
        look(changed.tenant(), List.of(changed.account()));
    }

    @EventListener
    void on(LimitChanged changed) {
        look(changed.tenant(), List.of(changed.account()));
    }

    @EventListener
    void on(AccountsJoined joined) {
        look(joined.tenant(), List.of(joined.former(), joined.into()));
    }

    @EventListener
    void on(AccountsParted parted) {
        look(parted.tenant(), List.of(parted.former(), parted.from()));
    }

    /** Looks where these accounts and their groups stand now, and opens a task for each that has come over the threshold. */
    void look(TenantId tenant, Collection<AccountId> accounts) {
        tenants.run(tenant, () -> {
            if (accounts.isEmpty() || !store.isAnyMeasured(tenant)) return;
            var joined = new Joined(standing.joined(tenant, accounts));
            var all = new HashSet<AccountId>();
            accounts.forEach(each -> all.add(joined.goingOn(each)));
            all.addAll(standing.heads(tenant, all).values());
            var measured = store.measured(tenant, all);
            for (int from = 0; from < measured.size(); from += CHUNK)
                note(tenant, measured.subList(from, Math.min(measured.size(), from + CHUNK)));
        });
    }

    private void note(TenantId tenant, List<AccountId> accounts) {
        var today = LocalDate.now(clock);
        var policy = policies.find(tenant).orElse(CreditPolicy.LIMIT_ONLY);
        var uses = uses(tenant, accounts, today, standing.rates(tenant, today, policy.rateDays()));
        var over =
                uses.stream().filter(use -> use.isOver(policy.alertPercent())).toList();
        store.below(
                tenant,
                uses.stream().filter(use -> !use.isOver(policy.alertPercent())).toList());
        tasks.open(
                tenant,
                store.over(tenant, over).stream()
                        .flatMap(crossed ->
                                over.stream().filter(crossed::isOf).map(use -> task(use, crossed.crossings(), today)))
                        .toList());
    }

    private List<LimitUse> uses(TenantId tenant, List<AccountId> accounts, LocalDate today, Rates rates) {
        var joined = new Joined(standing.joined(tenant, accounts));
        var all = joined.all(accounts);
        var known = joined.known(standing.known(tenant, standing.heads(tenant, all), today));
        var members = standing.members(tenant, accounts);
        var wanted = new HashSet<>(all);
        wanted.addAll(members.keySet());
        var balances = standing.balances(tenant, wanted);
        var own = joined.sum(balances);
        var groups = new HashMap<AccountId, Balances>();
        members.forEach(
                (member, head) -> groups.merge(head, balances.getOrDefault(member, Balances.NOTHING), Balances::plus));
        var uses = new ArrayList<LimitUse>();
        for (var account : accounts) {
            var it = known.get(account);
            if (it == null) continue;
            var mine = own.getOrDefault(account, Balances.NOTHING);
            var ours = groups.getOrDefault(account, Balances.NOTHING);
            use(it, LimitUse.Measure.LIMIT, it.limit(), mine, rates).ifPresent(uses::add);
            use(it, LimitUse.Measure.COVER, it.cover(), mine, rates).ifPresent(uses::add);
            if (it.head().equals(account))
                use(it, LimitUse.Measure.GROUP, it.groupLimit(), ours, rates).ifPresent(uses::add);
        }
        return uses;
    }

    /** Where a rate is missing nothing can be said. */
    private static Optional<LimitUse> use(
            Known account, LimitUse.Measure measure, Optional<Money> limit, Balances balances, Rates rates) {
        return limit.flatMap(it -> {
            OptionalLong used = balances.in(it.currency(), rates);
            return used.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new LimitUse(account.account(), measure, it, used.getAsLong()));
        });
    }

    private static NewTask task(LimitUse use, int crossings, LocalDate today) {
        var facts = Map.of(
                "why", "credit.task." + Code.of(use.measure()) + "-nearly-used",
                "amountCents", Long.toString(use.usedCents()),
                "currency", use.limit().currency().getCurrencyCode(),
                "limitCents", Long.toString(use.limit().cents()));
        var key = "credit-alert/" + Code.of(use.measure()) + "/" + use.account().value() + "/" + crossings;
        return new NewTask(key, TaskKind.MANUAL, use.account(), OptionalLong.empty(), today, facts);
    }
}
