package org.maillon.payments;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.maillon.access.Approvals;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.FourEyesRules.Verdict;
import org.maillon.access.Members;
import org.maillon.access.Membership;
import org.maillon.access.Permission;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.imports.PayersListed;
import org.maillon.kernel.TenantId;
import org.maillon.messages.Notices;
import org.maillon.payments.PayerStore.Paid;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Payers are learned here. The first bank account of a customer is believed; another one waits for a second person, and
 * everybody who belongs to the company is told.
 */
@Service
public class PayerChanges {
    private static final int NAMED = 5;

    /** Stands for the one who saw it, where that was a list. */
    static final String IMPORT = "import";

    private final TenantScope tenants;
    private final PayerStore payers;
    private final PayerChangeStore store;
    private final Approvals approvals;
    private final Members members;
    private final Notices notices;
    private final AuditTrail trail;
    private final Clock clock;

    PayerChanges(
            TenantScope tenants,
            PayerStore payers,
            PayerChangeStore store,
            Approvals approvals,
            Members members,
            Notices notices,
            AuditTrail trail,
            Clock clock) {
        this.tenants = tenants;
        this.payers = payers;
        this.store = store;
        this.approvals = approvals;
        this.members = members;
        this.notices = notices;
        this.trail = trail;
        this.clock = clock;
    }

    /** Oldest first. */
    public List<PayerChange> waiting(TenantId tenant, int limit) {
        return tenants.in(tenant, () -> store.waiting(tenant, limit));
    }

    /** A yes: from now on receipts are matched by that bank account too. */
    public Verdict approve(CurrentMember by, long change, String password) {
        var tenant = by.tenant();
        return tenants.in(tenant, () -> {
            var found = store.lock(tenant, change);
            if (found.isEmpty()) return Verdict.GONE;
            var verdict =
                    approvals.agree(by, Permission.EDIT_ACCOUNTS, found.get().request(), password, clock.instant());
            if (verdict == Verdict.APPROVED) settle(by, found.get(), true);
            return verdict;
        });
    }

    /** A no, which anybody of the company may say: that bank account is never believed; false where nothing waits. */
    public boolean refuse(CurrentMember by, long change) {
        return tenants.in(by.tenant(), () -> {
            var found = store.lock(by.tenant(), change);
            if (by.kind() != CurrentMember.Kind.MEMBER) return false;
            found.ifPresent(waiting -> settle(by, waiting, false));
            return found.isPresent();
        });
    }

    /** Counts one more payment of each, as far as its bank account may be believed. */
    void learn(TenantId tenant, Collection<Paid> some, String by) {
        payers.stage(some);
        var found = store.notice(tenant, seen(tenant, by));
        payers.learnStaged(tenant);
        tell(tenant, found, by);
    }

    /** A list that was imported says from where customers pay: their first bank account is believed, another one waits. */
    @EventListener
    void on(PayersListed listed) {
        var first = new LinkedHashMap<AccountId, PayersListed.Payer>();
        listed.payers().forEach(each -> first.putIfAbsent(each.account(), each));
        var others = listed.payers().stream()
                .filter(each -> first.get(each.account()) != each)
                .toList();
        int learned = learnListed(listed.tenant(), first.values()) + learnListed(listed.tenant(), others);
        if (learned > 0) trail.record(listed.tenant(), IMPORT, "payer-ibans-imported", String.valueOf(learned), "");
    }

    private int learnListed(TenantId tenant, Collection<PayersListed.Payer> some) {
        if (some.isEmpty()) return 0;
        payers.stage(some.stream()
                .map(each -> new Paid(each.iban(), null, each.account().value()))
                .toList());
        var found = store.notice(tenant, seen(tenant, IMPORT));
        int learned = payers.learnListed(tenant);
        tell(tenant, found, IMPORT);
        return learned;
    }

    /** A mandate names a bank account to debit: one that differs from those the customer is known by waits for a second person. */
    void notice(TenantId tenant, AccountId account, String iban, String by) {
        payers.stage(List.of(new Paid(iban, null, account.value())));
        tell(tenant, store.notice(tenant, seen(tenant, by)), by);
    }

    /** Whether a bank account of a customer waits for somebody's yes, or had a no. */
    boolean isDoubted(TenantId tenant, AccountId account, Optional<String> iban) {
        return iban.isPresent() && store.isDoubted(tenant, account, iban.get());
    }

    private void tell(TenantId tenant, List<PayerChangeStore.Found> found, String by) {
        if (found.isEmpty()) return;
        for (var each : found) trail.record(tenant, by, "payer-iban-seen", each.code(), each.iban());
        var named = found.stream()
                .limit(NAMED)
                .map(each -> each.code() + " (" + each.iban() + ")")
                .collect(Collectors.joining(", "));
        notices.tellAll(tenant, "payments.payer-iban.seen", found.size(), found.size() > NAMED ? named + " …" : named);
    }

    private PayerChangeStore.Seen seen(TenantId tenant, String by) {
        long seer = members.of(tenant).stream()
                .map(Membership::member)
                .filter(each -> each.name().equals(by))
                .mapToLong(each -> each.id())
                .findFirst()
                .orElse(0);
        var approvers = approvals.approvers(tenant, Permission.EDIT_ACCOUNTS, seer);
        return new PayerChangeStore.Seen(seer, by, approvers, clock.instant());
    }

    private void settle(CurrentMember by, PayerChange change, boolean approved) {
        var tenant = by.tenant();
        store.settle(tenant, change.id(), approved, by.name(), clock.instant());
        if (approved)
            payers.learn(
                    tenant,
                    List.of(new Paid(change.iban(), null, change.account().value())));
        var what = approved ? "approved" : "refused";
        trail.record(tenant, by.name(), "payer-iban-" + what, change.code(), change.iban());
        notices.tellAll(tenant, "payments.payer-iban." + what, by.name(), change.name(), change.iban());
    }
}
