package org.maillon.messages;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.access.Approvals;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.FourEyesRules.Verdict;
import org.maillon.access.Permission;
import org.maillon.access.TenantScope;
import org.maillon.kernel.Iban;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;

/**
 * How people change where customers pay. Who can put another account into a company's letters can take all its money, so
 * another account waits for a second person, everybody who belongs to the company is told, and anybody of them may say no.
 */
@Service
public class IbanChanges {
    /** What came of saving a sender. */
    public enum Saved {
        DONE,
        /** All but the bank account, which waits. */
        IBAN_WAITS
    }

    private final TenantScope scope;
    private final SenderStore senders;
    private final IbanChangeStore store;
    private final Approvals approvals;
    private final Notices notices;
    private final AuditTrail trail;
    private final Clock clock;

    IbanChanges(
            TenantScope scope,
            SenderStore senders,
            IbanChangeStore store,
            Approvals approvals,
            Notices notices,
            AuditTrail trail,
            Clock clock) {
        this.scope = scope;
        this.senders = senders;
        this.store = store;
        this.approvals = approvals;
        this.notices = notices;
        this.trail = trail;
        this.clock = clock;
    }

    /** What waits for a second person. */
    public Optional<IbanChange> waiting(TenantId tenant) {
        return scope.in(tenant, () -> store.waiting(tenant));
    }

    /** Puts a sender in the place of the former one; its bank account only where there was none yet, else it waits. */
    public Saved save(CurrentMember by, Sender wanted) {
        var tenant = by.tenant();
        return scope.in(tenant, () -> {
            store.lock(tenant);
            var former = senders.find(tenant).filter(settled -> settled.iban() != null);
            if (former.isEmpty() || sameAccount(former.get(), wanted)) {
                senders.save(tenant, wanted);
                if (former.isEmpty() && wanted.iban() != null) told(by, "first", shown(wanted.iban()), "");
                return Saved.DONE;
            }
            senders.save(tenant, wanted.payingAt(former.get()));
            ask(by, wanted, Objects.requireNonNull(former.get().iban()));
            return Saved.IBAN_WAITS;
        });
    }

    /**
     * A yes. Alone in the company one says so after two days, with the password; until then and without it nothing changes.
     *
     * @param password looked at only where nobody else could agree
     */
    public Verdict approve(CurrentMember by, long change, String password) {
        var tenant = by.tenant();
        return scope.in(tenant, () -> {
            store.lock(tenant);
            var found = store.waiting(tenant).filter(waiting -> waiting.id() == change);
            if (found.isEmpty()) return Verdict.GONE;
            var verdict = approvals.agree(by, Permission.SETTINGS, found.get().request(), password, clock.instant());
            if (verdict != Verdict.APPROVED) return verdict;
            store.settle(tenant, change, IbanChangeStore.State.APPROVED, by.name(), clock.instant());
            store.payAt(
                    tenant, found.get().iban().orElse(null), found.get().bic().orElse(null));
            told(
                    by,
                    "approved",
                    shown(found.get().iban().orElse(null)),
                    shown(found.get().formerIban()));
            return verdict;
        });
    }

    /** A no, which anybody of the company may say; false where nothing waits under that number. */
    public boolean refuse(CurrentMember by, long change) {
        var tenant = by.tenant();
        return scope.in(tenant, () -> {
            store.lock(tenant);
            var found = store.waiting(tenant).filter(waiting -> waiting.id() == change);
            if (found.isEmpty() || by.kind() != CurrentMember.Kind.MEMBER) return false;
            store.settle(tenant, change, IbanChangeStore.State.REFUSED, by.name(), clock.instant());
            told(
                    by,
                    "refused",
                    shown(found.get().iban().orElse(null)),
                    shown(found.get().formerIban()));
            return true;
        });
    }

    private void ask(CurrentMember by, Sender wanted, String former) {
        var before = store.waiting(by.tenant());
        if (before.filter(waiting -> waiting.iban().equals(Optional.ofNullable(wanted.iban()))
                        && waiting.bic().equals(Optional.ofNullable(wanted.bic())))
                .isPresent()) return;
        before.ifPresent(waiting ->
                store.settle(by.tenant(), waiting.id(), IbanChangeStore.State.REPLACED, by.name(), clock.instant()));
        var approvers = approvals.approvers(by.tenant(), Permission.SETTINGS, by.id());
        store.ask(by.tenant(), wanted, former, by, approvers, clock.instant());
        told(by, "asked", shown(wanted.iban()), shown(former));
    }

    private void told(CurrentMember by, String what, String wanted, String former) {
        trail.record(by.tenant(), by.name(), "iban-" + what, wanted, former);
        notices.tellAll(by.tenant(), "messages.iban." + what, by.name(), wanted, former);
    }

    private static boolean sameAccount(Sender former, Sender wanted) {
        return Objects.equals(former.iban(), wanted.iban()) && Objects.equals(former.bic(), wanted.bic());
    }

    private static String shown(@Nullable String iban) {
        return iban == null ? "–" : new Iban(iban).display();
    }
}
