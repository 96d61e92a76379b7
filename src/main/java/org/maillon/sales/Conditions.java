package org.maillon.sales;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.maillon.access.Approvals;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Permission;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;

/** What is agreed with single customers about prices: asked for by one person, and good once another has approved it. */
@Service
public class Conditions {
    /** What became of a yes. */
    public enum Approval {
        APPROVED,
        /** It is not there, ended, or was approved before. */
        GONE,
        NOT_ENTITLED,
        /** One's own wish, and another person could agree. */
        OWN
    }

    private final TenantScope tenants;
    private final ConditionStore store;
    private final CatalogueStore catalogue;
    private final Approvals approvals;
    private final AuditTrail trail;
    private final Clock clock;

    Conditions(
            TenantScope tenants,
            ConditionStore store,
            CatalogueStore catalogue,
            Approvals approvals,
            AuditTrail trail,
            Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.catalogue = catalogue;
        this.approvals = approvals;
        this.trail = trail;
        this.clock = clock;
    }

    /** Asks for one; refused where the item is unknown or another condition on the same holds on one of its days. */
    public long ask(TenantId tenant, NewCondition condition, Actor by) {
        return tenants.in(tenant, () -> {
            var item = condition
                    .item()
                    .map(code -> catalogue
                            .lock(tenant, code)
                            .orElseThrow(() -> new InvalidValue("sales.item.unknown", code)));
            refuseOverlap(tenant, condition);
            long id = store.insert(tenant, condition, item, by, clock.instant());
            trail.record(tenant, by.who(), "condition-asked", "condition/" + id, condition.reason());
            return id;
        });
    }

    private void refuseOverlap(TenantId tenant, NewCondition condition) {
        var known = store.of(tenant, condition.account()).stream()
                .filter(each ->
                        each.item().equals(condition.item()) && each.currency().equals(condition.currency()))
                .map(Condition::period)
                .toList();
        PriceRules.overlapping(known, condition.period()).ifPresent(crossed -> {
            throw new InvalidValue(
                    "sales.period.overlap",
                    condition.item().orElse("*"),
                    PeriodText.of(condition.period()),
                    PeriodText.of(crossed));
        });
    }

    /** Lets it count. Whoever asked does not approve, unless nobody else could. */
    public Approval approve(TenantId tenant, long id, CurrentMember by, String from) {
        if (!by.may(Permission.WAIVE)) return Approval.NOT_ENTITLED;
        return tenants.in(tenant, () -> {
            var asked = store.find(tenant, id);
            if (asked.isEmpty()) return Approval.GONE;
            var actor = Actor.of(by, from);
            long asker = asked.get().asker();
            boolean own = asker == actor.id();
            if (own && !approvals.approvers(tenant, Permission.WAIVE, asker).isEmpty()) return Approval.OWN;
            if (!store.approve(tenant, id, by.name(), clock.instant())) return Approval.GONE;
            trail.record(
                    tenant,
                    by.name(),
                    "condition-approved",
                    "condition/" + id,
                    asked.get().askedBy());
            return Approval.APPROVED;
        });
    }

    /** It holds no more; false where it is not there. */
    public boolean end(TenantId tenant, long id, String by) {
        return tenants.in(tenant, () -> {
            boolean ended = store.end(tenant, id, clock.instant());
            if (ended) trail.record(tenant, by, "condition-ended", "condition/" + id, "");
            return ended;
        });
    }

    public List<Condition> of(TenantId tenant, AccountId account) {
        return tenants.in(tenant, () -> store.of(tenant, account));
    }

    /** Those that wait for a yes first, at most limit. */
    public List<Condition> list(TenantId tenant, int limit) {
        return tenants.in(tenant, () -> store.list(tenant, limit));
    }

    /** Those of the account that were approved and hold on a day. */
    List<Condition> holding(TenantId tenant, AccountId account, Currency currency, LocalDate on) {
        return of(tenant, account).stream()
                .filter(each -> each.approvedBy().isPresent())
                .filter(each ->
                        each.currency().equals(currency) && each.period().holds(on))
                .toList();
    }

    /** Those of a list that count for an item. */
    static List<PriceRules.Agreed> on(List<Condition> holding, String item) {
        return holding.stream()
                .filter(each -> each.item().filter(code -> !code.equals(item)).isEmpty())
                .map(each ->
                        new PriceRules.Agreed(each.item().isPresent(), each.priceCents(), each.discountBasisPoints()))
                .toList();
    }

    /** What an item costs this customer on a day; empty where the list has no price. */
    public Optional<Long> agreedCents(TenantId tenant, AccountId account, Item item, Currency currency, LocalDate on) {
        var agreed = PriceRules.agreed(item.listCents(), on(holding(tenant, account, currency, on), item.code()));
        return agreed.isPresent() ? Optional.of(agreed.getAsLong()) : Optional.empty();
    }
}
