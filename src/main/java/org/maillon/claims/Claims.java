package org.maillon.claims;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.maillon.access.AuditTrail;
import org.maillon.access.TenantScope;
import org.maillon.claims.ClaimActStore.NewPayment;
import org.maillon.claims.ClaimAnswer.Done;
import org.maillon.claims.ClaimAnswer.Refused;
import org.maillon.claims.ClaimAnswer.Why;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.maillon.payments.AdjustmentAnswer;
import org.maillon.payments.AdjustmentUndone;
import org.maillon.payments.Adjustments;
import org.maillon.payments.ItemsPaid;
import org.maillon.payments.PaymentUndone;
import org.maillon.payments.SpareReceipt;
import org.maillon.registers.InsolvencyEnded;
import org.maillon.registers.InsolvencyNoticed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Interest and recovery fees, kept apart from the principal: they do not end when the invoice is paid, but when they are paid
 * themselves, or somebody gives them up with a reason. What an open invoice bears is counted on the day asked about; with its last
 * payment the count is kept for good.
 */
@Service
public class Claims {
    private static final int LONGEST_TEXT = 500;
    private static final int INVOICES_AT_ONCE = 2_000;

    private final TenantScope tenants;
    private final ClaimStore store;
    private final ClaimActStore acts;
    private final Counting counting;
    private final Adjustments adjustments;
    private final AuditTrail trail;
    private final Clock clock;

    Claims(
            TenantScope tenants,
            ClaimStore store,
            ClaimActStore acts,
            Counting counting,
            Adjustments adjustments,
            AuditTrail trail,
            Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.acts = acts;
        this.counting = counting;
        this.adjustments = adjustments;
        this.trail = trail;
        this.clock = clock;
    }

    /** Claims, and the last invoice that was looked at; none where there are no more. */
    public record Listed(List<Claim> claims, Optional<Long> lastItem) {}

    /** Those asked for, by invoice, after the given one; where there are so many, at least limit and at most four times as many. */
    public Listed list(TenantId tenant, ClaimFilter filter, LocalDate asOf, long afterItem, int limit) {
        return tenants.in(tenant, () -> {
            var found = new ArrayList<Claim>();
            long after = afterItem;
            while (found.size() < limit) {
                var late = store.late(tenant, filter, asOf, after, limit);
                counting.claims(tenant, late, asOf).stream()
                        .filter(filter::takes)
                        .forEach(found::add);
                if (late.size() < limit) return new Listed(found, Optional.empty());
                after = late.getLast().openItem();
            }
            return new Listed(found, Optional.of(after));
        });
    }

    /** What all those asked for come to, a sum for each currency. */
    public List<ClaimTotal> totals(TenantId tenant, ClaimFilter filter, LocalDate asOf) {
        var sums = new TreeMap<String, ClaimTotal>();
        tenants.run(
                tenant,
                () -> forEach(
                        tenant,
                        filter,
                        asOf,
                        claim -> sums.put(
                                claim.currency(),
                                sums.getOrDefault(claim.currency(), new ClaimTotal(claim.currency(), 0, 0, 0, 0, 0))
                                        .plus(claim))));
        return List.copyOf(sums.values());
    }

    private void forEach(TenantId tenant, ClaimFilter filter, LocalDate asOf, Consumer<Claim> take) {
        long after = 0;
        int size;
        do {
            var late = store.late(tenant, filter, asOf, after, INVOICES_AT_ONCE);
            counting.claims(tenant, late, asOf).stream().filter(filter::takes).forEach(take);
            size = late.size();
            if (size > 0) after = late.getLast().openItem();
        } while (size == INVOICES_AT_ONCE);
    }

    /** A claim as it stands on a day, with what it is made of; empty where the tenant has none such. */
    public Optional<CountedClaim> find(TenantId tenant, long claim, LocalDate asOf) {
        return tenants.in(tenant, () -> {
            var late = late(tenant, claim, asOf);
            var found = only(claim, counting.claims(tenant, late, asOf));
            return found.flatMap(each -> counting.facts(tenant, late).stream()
                    .findFirst()
                    .flatMap(facts -> ClaimRules.borne(facts, asOf)
                            .map(borne -> new CountedClaim(
                                    each,
                                    each.money(facts.principalCents()),
                                    lines(each, borne.interest()),
                                    acts.waivers(tenant, each),
                                    acts.payments(tenant, each)))));
        });
    }

    private static List<LateInterest.Period> lines(Claim claim, LateInterest interest) {
        return claim.kind() == Claim.Kind.INTEREST && interest instanceof LateInterest.Counted counted
                ? counted.periods()
                : List.of();
    }

    /** Receipts whose money lies on the customer's account and on no item: a claim may be paid with it. */
    public List<SpareReceipt> spare(TenantId tenant, Claim claim) {
        return adjustments.spare(tenant, claim.account(), claim.open().currency());
    }

    /** Gives up cents of a claim as it stands that day. */
    public ClaimAnswer waive(TenantId tenant, long claim, long cents, String reason, LocalDate asOf, String by) {
        if (reason.isBlank() || reason.strip().length() > LONGEST_TEXT) return new Refused(Why.NO_REASON);
        return act(tenant, claim, cents, asOf, found -> {
            acts.waive(tenant, found, cents, reason.strip(), clock.instant(), by);
            trail.record(tenant, by, "claim-waived", found.reference(), reason.strip());
            return new Done(current(tenant, claim, asOf), 0);
        });
    }

    /**
     * Notes that cents of a claim were paid, where no receipt here tells of it: in cash, with an invoice of their own.
     *
     * @param paidOn after the due day of the invoice, today at the latest
     * @param note may be empty
     */
    public ClaimAnswer pay(
            TenantId tenant, long claim, long cents, LocalDate paidOn, String note, LocalDate today, String by) {
        if (note.strip().length() > LONGEST_TEXT) return new Refused(Why.LONG_NOTE);
        return act(tenant, claim, cents, today, found -> {
            if (paidOn.isAfter(today) || !paidOn.isAfter(found.dueOn())) return new Refused(Why.WRONG_DAY);
            long id = acts.pay(tenant, found, new NewPayment(cents, paidOn, null, note.strip(), by), clock.instant());
            trail.record(
                    tenant,
                    by,
                    "claim-paid",
                    found.reference(),
                    found.money(cents).toString());
            return new Done(current(tenant, claim, today), id);
        });
    }

    /** Pays cents of a claim with what is left of a receipt on the customer's account: the ledger then has it as used. */
    public ClaimAnswer payWith(TenantId tenant, long claim, long receipt, long cents, LocalDate today, String by) {
        return act(tenant, claim, cents, today, found -> {
            var answer = adjustments.keepForClaim(
                    tenant, found.account(), receipt, found.money(cents), found.reference(), by);
            return switch (answer) {
                case AdjustmentAnswer.Refused _ -> new Refused(Why.NO_MONEY);
                case AdjustmentAnswer.Done(var made) -> {
                    long id = acts.pay(
                            tenant, found, new NewPayment(cents, made.on(), made.id(), "", by), clock.instant());
                    yield new Done(current(tenant, claim, today), id);
                }
            };
        });
    }

    /** Takes back that a claim was paid; money of a receipt lies on the account again. */
    public ClaimAnswer undo(TenantId tenant, long payment, LocalDate today, String by) {
        return tenants.in(tenant, () -> {
            var found = acts.lockPayment(tenant, payment);
            if (found.isEmpty()) return new Refused(Why.UNKNOWN);
            var made = found.get().payment();
            if (made.undoneBy().isPresent()) return new Refused(Why.UNDONE);
            if (made.adjustment().isPresent()
                    && adjustments.undo(tenant, made.adjustment().getAsLong(), today, by)
                            instanceof AdjustmentAnswer.Refused) return new Refused(Why.UNDONE);
            acts.undo(tenant, payment, by, clock.instant());
            var claim = current(tenant, found.get().claim(), today);
            trail.record(
                    tenant,
                    by,
                    "claim-payment-undone",
                    claim.reference(),
                    claim.money(made.cents()).toString());
            return new Done(claim, payment);
        });
    }

    private ClaimAnswer act(TenantId tenant, long claim, long cents, LocalDate asOf, Function<Claim, ClaimAnswer> act) {
        return tenants.in(tenant, () -> {
            if (acts.lock(tenant, Claim.Kind.itemOf(claim)).isEmpty()) return new Refused(Why.UNKNOWN);
            var found = only(claim, counting.claims(tenant, late(tenant, claim, asOf), asOf));
            if (found.isEmpty()) return new Refused(Why.UNKNOWN);
            if (cents <= 0 || cents > found.get().openCents()) return new Refused(Why.TOO_MUCH);
            return act.apply(found.get());
        });
    }

    private List<ClaimStore.Late> late(TenantId tenant, long claim, LocalDate asOf) {
        return store.late(tenant, List.of(Claim.Kind.itemOf(claim)), asOf);
    }

    private Claim current(TenantId tenant, long claim, LocalDate asOf) {
        return only(claim, counting.claims(tenant, late(tenant, claim, asOf), asOf))
                .orElseThrow();
    }

    private static Optional<Claim> only(long claim, List<Claim> claims) {
        return claims.stream().filter(each -> each.id() == claim).findFirst();
    }

    /** In the transaction that laid the money: what is paid to the end is counted for good. */
    @EventListener
    void on(ItemsPaid paid) {
        keep(paid.tenant(), paid.openItems());
    }

    @EventListener
    void on(PaymentUndone undone) {
        store.end(undone.tenant(), undone.openItems(), clock.instant());
    }

    /** What lay on the account again no longer pays a claim. */
    @EventListener
    void on(AdjustmentUndone undone) {
        acts.undoOfAdjustment(undone.tenant(), undone.adjustment(), undone.by(), clock.instant());
    }

    /** What was counted before the judgment was known is counted anew. */
    @EventListener
    void on(InsolvencyNoticed noticed) {
        recount(noticed.tenant(), noticed.account());
    }

    @EventListener
    void on(InsolvencyEnded ended) {
        recount(ended.tenant(), ended.account());
    }

    private void recount(TenantId tenant, AccountId account) {
        var items = store.keptItems(tenant, account);
        if (items.isEmpty()) return;
        store.end(tenant, items, clock.instant());
        keep(tenant, items);
    }

    private void keep(TenantId tenant, Collection<Long> items) {
        var late = store.late(tenant, items, latest());
        var settled = counting.facts(tenant, late).stream()
                .flatMap(facts -> ClaimRules.count(facts, latest()).stream())
                .filter(Claim::settled)
                .toList();
        store.keep(tenant, settled, clock.instant());
    }

    /** A bank may book a day ahead; what is paid is counted until its payment, not until this day. */
    private LocalDate latest() {
        return LocalDate.now(clock).plusDays(7);
    }
}
