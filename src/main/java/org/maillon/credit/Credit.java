package org.maillon.credit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.maillon.access.AuditTrail;
import org.maillon.access.TenantScope;
import org.maillon.credit.StandingStore.Part;
import org.maillon.customers.AccountId;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.tasks.NewTask;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** How much each customer may owe and owes, and the policy that watches it. */
@Service
public class Credit {
    private final TenantScope tenants;
    private final StandingStore standing;
    private final LimitStore limits;
    private final PolicyStore policies;
    private final Tasks tasks;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Credit(
            TenantScope tenants,
            StandingStore standing,
            LimitStore limits,
            PolicyStore policies,
            Tasks tasks,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tenants = tenants;
        this.standing = standing;
        this.limits = limits;
        this.policies = policies;
        this.tasks = tasks;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Decides a limit, of the account that goes on where this one was joined; the one before stays in the history. Orders that wait for it are looked at again. An account that does
     * not exist is an {@link InvalidValue}.
     *
     * @param by who decides, as it stands in the trail
     */
    public CreditLimit setLimit(TenantId tenant, AccountId named, NewLimit limit, String by) {
        return tenants.in(tenant, () -> {
            var account = goingOn(tenant, named);
            if (!standing.heads(tenant, List.of(account)).containsKey(account))
                throw new InvalidValue("credit.wrong.account", String.valueOf(account.value()));
            standing.lock(tenant, List.of(account));
            long id = limits.insert(tenant, account, limit, by, clock.instant());
            trail.record(
                    tenant,
                    by,
                    "credit-limit-decided",
                    String.valueOf(account.value()),
                    limit.amount().cents() + " " + limit.amount().currency());
            events.publishEvent(new LimitChanged(tenant, account));
            return limits.history(tenant, account).stream()
                    .filter(it -> it.id() == id)
                    .findFirst()
                    .orElseThrow();
        });
    }

    /** The account's own limit on a day; of one that was joined to another, the limit of the one that goes on. */
    public Optional<CreditLimit> limit(TenantId tenant, AccountId account, LocalDate on) {
        return tenants.in(tenant, () -> limits.inForce(tenant, goingOn(tenant, account), false, on));
    }

    /** The limit of the group that the account belongs to, borne by its head, on a day. */
    public Optional<CreditLimit> groupLimit(TenantId tenant, AccountId account, LocalDate on) {
        return tenants.in(tenant, () -> limits.inForce(tenant, head(tenant, account), true, on));
    }

    /** Every limit decided for an account, the last first. */
    public List<CreditLimit> limits(TenantId tenant, AccountId account) {
        return tenants.in(tenant, () -> limits.history(tenant, account));
    }

    /** What an account and those joined to it owe and have been promised, in one currency at today's rates. */
    public Exposure exposure(TenantId tenant, AccountId account, Currency currency) {
        return tenants.in(tenant, () -> {
            var joined = new Joined(standing.joined(tenant, List.of(account)));
            return exposure(tenant, joined.all(List.of(account)), currency);
        });
    }

    /** The same for the whole group that the account belongs to. */
    public Exposure groupExposure(TenantId tenant, AccountId account, Currency currency) {
        return tenants.in(tenant, () -> {
            var head = head(tenant, account);
            var members = new HashSet<>(standing.members(tenant, List.of(head)).keySet());
            members.add(account);
            return exposure(tenant, members, currency);
        });
    }

    /** The head of the account's group; itself where it has no parent. */
    public AccountId head(TenantId tenant, AccountId account) {
        return tenants.in(tenant, () -> standing.heads(tenant, List.of(account)).getOrDefault(account, account));
    }

    private AccountId goingOn(TenantId tenant, AccountId account) {
        return new Joined(standing.joined(tenant, List.of(account))).goingOn(account);
    }

    private Exposure exposure(TenantId tenant, Set<AccountId> accounts, Currency currency) {
        var parts = standing.parts(tenant, accounts);
        var rates = standing.rates(tenant, LocalDate.now(clock), policy(tenant).rateDays());
        var unrated = new HashSet<Currency>();
        parts.stream()
                .map(Part::currency)
                .filter(from -> rates.convert(1, from, currency).isEmpty())
                .forEach(unrated::add);
        return new Exposure(
                currency,
                sum(parts, Part::receivableCents, currency, rates),
                sum(parts, Part::creditCents, currency, rates),
                sum(parts, Part::acceptedCents, currency, rates),
                sum(parts, Part::deliveredCents, currency, rates),
                sum(parts, Part::depositCents, currency, rates),
                unrated);
    }

    private static long sum(List<Part> parts, ToLongFunction<Part> cents, Currency currency, Rates rates) {
        return parts.stream()
                .map(part -> rates.convert(cents.applyAsLong(part), part.currency(), currency))
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .sum();
    }

    /** Opens a task for each temporary limit that ends within a week; answers how many are new. */
    public int watchEndingLimits(TenantId tenant, LocalDate today) {
        return tenants.in(
                tenant,
                () -> tasks.open(
                        tenant,
                        limits.ending(tenant, today, today.plusDays(7)).stream()
                                .map(limit -> ending(limit, today))
                                .toList()));
    }

    private static NewTask ending(CreditLimit limit, LocalDate today) {
        var facts = Map.of(
                "why", "credit.task.limit-ends",
                "amountCents", Long.toString(limit.amount().cents()),
                "currency", limit.amount().currency().getCurrencyCode(),
                "until", limit.until().map(LocalDate::toString).orElse(""));
        return new NewTask(
                "limit-ends/" + limit.id(), TaskKind.MANUAL, limit.account(), OptionalLong.empty(), today, facts);
    }

    /** How the company watches credit; only by limits where nothing was said. */
    public CreditPolicy policy(TenantId tenant) {
        return tenants.in(tenant, () -> policies.find(tenant).orElse(CreditPolicy.LIMIT_ONLY));
    }

    public void changePolicy(TenantId tenant, CreditPolicy policy, String by) {
        tenants.run(tenant, () -> {
            policies.keep(tenant, policy, by, clock.instant());
            trail.record(tenant, by, "credit-policy-changed", "", "");
        });
    }

    /** From now on only its limit holds this account's orders, whatever the policy says: an account made by a program. */
    public void holdForLimitOnly(TenantId tenant, AccountId account) {
        tenants.run(tenant, () -> policies.limitOnly(tenant, account, clock.instant()));
    }

    /** From now on the company's policy speaks for this account. */
    public void holdByPolicy(TenantId tenant, AccountId account) {
        tenants.run(tenant, () -> policies.underPolicy(tenant, account));
    }

    public boolean isHeldForLimitOnly(TenantId tenant, AccountId account) {
        return tenants.in(tenant, () -> policies.isLimitOnly(tenant, account));
    }

    /** Enters a rate; one entered later for the same day corrects it. */
    public void enterRate(TenantId tenant, ExchangeRate rate, String by) {
        tenants.run(tenant, () -> limits.enterRate(tenant, rate, by, clock.instant()));
    }

    /** The last rates entered, the latest day first, at most limit. */
    public List<ExchangeRate> rates(TenantId tenant, int limit) {
        return tenants.in(tenant, () -> limits.rates(tenant, limit));
    }

    /** An amount in another currency at today's rates; empty where none is recent enough. */
    public Optional<Money> convert(TenantId tenant, Money amount, Currency into) {
        var rates = tenants.in(
                tenant,
                () -> standing.rates(
                        tenant, LocalDate.now(clock), policy(tenant).rateDays()));
        var cents = rates.convert(amount.cents(), amount.currency(), into);
        return cents.isPresent() ? Optional.of(new Money(cents.getAsLong(), into)) : Optional.empty();
    }
}
