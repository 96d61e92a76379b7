package org.maillon.claims;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.maillon.access.AuditTrail;
import org.maillon.access.TenantScope;
import org.maillon.claims.WaiverAnswer.Done;
import org.maillon.claims.WaiverAnswer.Refused;
import org.maillon.claims.WaiverAnswer.Why;
import org.maillon.customers.AccountId;
import org.maillon.customers.AccountProfile;
import org.maillon.customers.Customers;
import org.maillon.kernel.TenantId;
import org.maillon.payments.ItemsPaid;
import org.maillon.payments.PaymentUndone;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Interest and recovery fees, kept apart from the principal: they do not end when the invoice is paid, but when somebody gives them up,
 * with a reason. What an open invoice bears is counted on the day asked about; with its last payment the count is kept for good.
 */
@Service
public class Claims {
    private static final int LONGEST_REASON = 500;

    private final TenantScope tenants;
    private final ClaimStore store;
    private final Customers customers;
    private final AuditTrail trail;
    private final Clock clock;

    Claims(TenantScope tenants, ClaimStore store, Customers customers, AuditTrail trail, Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.customers = customers;
        this.trail = trail;
        this.clock = clock;
    }

    /** Claims of which something is open, and the last invoice that was looked at; none where there are no more. */
    public record Listed(List<Claim> claims, Optional<Long> lastItem) {}

    /** Of one account or of all, by invoice, those after the given one; at most limit invoices are looked at. */
    public Listed list(TenantId tenant, Optional<AccountId> account, LocalDate asOf, long afterItem, int limit) {
        return tenants.in(tenant, () -> {
            var late = store.late(tenant, account.orElse(null), asOf, afterItem, limit);
            var claims = counted(tenant, late, asOf).stream()
                    .filter(claim -> claim.openCents() > 0)
                    .toList();
            return new Listed(
                    claims,
                    late.size() < limit
                            ? Optional.empty()
                            : Optional.of(late.getLast().openItem()));
        });
    }

    private List<Claim> counted(TenantId tenant, List<ClaimStore.Late> late, LocalDate asOf) {
        var items = late.stream().map(ClaimStore.Late::openItem).toList();
        var kept = store.kept(tenant, items);
        var waived = store.waived(tenant, items);
        var claims = new ArrayList<Claim>();
        for (var facts : facts(tenant, late)) {
            for (var claim : ClaimRules.count(facts, asOf)) claims.add(left(claim, kept, waived));
        }
        return claims;
    }

    /** As it was counted for good, where it was; less what was given up. */
    private static Claim left(Claim claim, Map<Long, ClaimStore.Kept> kept, Map<Long, Long> waived) {
        var forGood = claim.settled() ? kept.get(claim.id()) : null;
        long cents = forGood == null ? claim.countedCents() : forGood.cents();
        return new Claim(
                claim.id(),
                claim.openItem(),
                claim.account(),
                claim.reference(),
                claim.kind(),
                claim.currency(),
                cents,
                Math.max(0, cents - waived.getOrDefault(claim.id(), 0L)),
                forGood == null ? claim.countedUntil() : forGood.until(),
                claim.settled());
    }

    private List<ClaimFacts> facts(TenantId tenant, List<ClaimStore.Late> late) {
        var owing = late.stream().map(ClaimStore.Late::account).collect(Collectors.toSet());
        var accounts = customers.findAll(tenant, owing);
        var said = store.publicBodies(tenant, owing);
        var facts = new ArrayList<ClaimFacts>();
        for (var each : late) {
            var account = accounts.get(each.account());
            if (account == null) continue;
            boolean publicBody = Optional.ofNullable(said.get(each.account()))
                    .orElseGet(() -> AccountProfile.UNSAID.isPublicBody(account.siren()));
            facts.add(new ClaimFacts(
                    each.openItem(),
                    each.account(),
                    each.reference(),
                    each.currency(),
                    each.amountCents(),
                    each.dueOn(),
                    account.country(),
                    publicBody,
                    each.reliefCents(),
                    each.payments()));
        }
        return facts;
    }

    /** Gives up cents of a claim as it stands that day. */
    public WaiverAnswer waive(TenantId tenant, long claim, long cents, String reason, LocalDate asOf, String by) {
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) return new Refused(Why.NO_REASON);
        return tenants.in(tenant, () -> {
            long item = Claim.Kind.itemOf(claim);
            if (store.lock(tenant, item).isEmpty()) return new Refused(Why.UNKNOWN);
            var found = find(tenant, claim, asOf);
            if (found.isEmpty()) return new Refused(Why.UNKNOWN);
            if (cents <= 0 || cents > found.get().openCents()) return new Refused(Why.TOO_MUCH);
            store.waive(tenant, found.get(), cents, reason.strip(), clock.instant(), by);
            trail.record(tenant, by, "claim-waived", found.get().reference(), reason.strip());
            return new Done(find(tenant, claim, asOf).orElseThrow());
        });
    }

    private Optional<Claim> find(TenantId tenant, long claim, LocalDate asOf) {
        var late = store.late(tenant, List.of(Claim.Kind.itemOf(claim)), asOf);
        return counted(tenant, late, asOf).stream()
                .filter(each -> each.id() == claim)
                .findFirst();
    }

    /** In the transaction that laid the money: what is paid to the end is counted for good. */
    @EventListener
    void on(ItemsPaid paid) {
        var late = store.late(paid.tenant(), paid.openItems(), latest());
        var settled = facts(paid.tenant(), late).stream()
                .flatMap(facts -> ClaimRules.count(facts, latest()).stream())
                .filter(Claim::settled)
                .toList();
        store.keep(paid.tenant(), settled, clock.instant());
    }

    @EventListener
    void on(PaymentUndone undone) {
        store.end(undone.tenant(), undone.openItems(), clock.instant());
    }

    /** A bank may book a day ahead; what is paid is counted until its payment, not until this day. */
    private LocalDate latest() {
        return LocalDate.now(clock).plusDays(7);
    }
}
