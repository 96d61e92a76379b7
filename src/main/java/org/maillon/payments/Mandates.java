package org.maillon.payments;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.evidence.Author;
import org.maillon.evidence.DocumentId;
import org.maillon.evidence.Evidence;
import org.maillon.evidence.Happening;
import org.maillon.kernel.TenantId;
import org.maillon.payments.MandateAnswer.Kept;
import org.springframework.stereotype.Service;

/** Mandates to collect by SEPA direct debit, and under which identifier the company does. */
@Service
public class Mandates {
    private final TenantScope tenants;
    private final MandateStore store;
    private final PromiseStore accounts;
    private final Evidence evidence;
    private final PayerChanges payers;
    private final Clock clock;

    Mandates(
            TenantScope tenants,
            MandateStore store,
            PromiseStore accounts,
            Evidence evidence,
            PayerChanges payers,
            Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.accounts = accounts;
        this.evidence = evidence;
        this.payers = payers;
        this.clock = clock;
    }

    /** Empty until somebody said under which identifier the company collects. */
    public Optional<DebitCreditor> creditor(TenantId tenant) {
        return tenants.in(tenant, () -> store.creditor(tenant));
    }

    public void changeCreditor(TenantId tenant, DebitCreditor creditor, Author by) {
        tenants.run(tenant, () -> {
            store.changeCreditor(tenant, creditor, by.who(), clock.instant());
            var facts = Map.of("identifier", creditor.identifier().value());
            evidence.record(
                    tenant,
                    new Happening(
                            "creditor/" + tenant.value(),
                            "changed",
                            by.who(),
                            by.from(),
                            clock.instant(),
                            facts,
                            List.of()));
        });
    }

    /** Keeps a mandate and what was signed; one that was not given a reference is given one. */
    public MandateAnswer keep(TenantId tenant, NewMandate mandate, Author by, LocalDate today) {
        return tenants.in(tenant, () -> {
            if (accounts.lockAccount(tenant, mandate.account()).isEmpty()) return new MandateAnswer.Unknown();
            if (mandate.signedOn().isAfter(today)) return new MandateAnswer.SignedLater();
            if (store.isOneInUse(tenant, mandate.account())) return new MandateAnswer.AnotherInUse();
            var reference = mandate.reference().orElseGet(() -> free(tenant, mandate, today));
            if (store.isReferenceTaken(tenant, reference)) return new MandateAnswer.ReferenceTaken();
            var document = mandate.document()
                    .map(it -> evidence.keep(tenant, it.content(), it.mediaType(), it.name())
                            .sha256());
            long id = store.insert(tenant, mandate, reference, document.orElse(null), by.who(), clock.instant());
            var kept = store.find(tenant, id).orElseThrow();
            record(tenant, kept, "signed", by);
            payers.notice(tenant, kept.accountId(), kept.iban().value(), by.who());
            return new Kept(kept);
        });
    }

    /** The account's number and the day; counted on where that was given before. */
    private String free(TenantId tenant, NewMandate mandate, LocalDate today) {
        var base = "MD-" + mandate.account().value() + "-" + today.toString().replace("-", "");
        var reference = base;
        for (int next = 2; store.isReferenceTaken(tenant, reference); next++) reference = base + "-" + next;
        return reference;
    }

    /** Nothing is collected under it any more. False where there is no such mandate, or it was revoked before. */
    public boolean revoke(TenantId tenant, long mandate, Author by, LocalDate on) {
        return tenants.in(tenant, () -> {
            if (!store.revoke(tenant, mandate, on)) return false;
            record(tenant, store.find(tenant, mandate).orElseThrow(), "revoked", by);
            return true;
        });
    }

    /** The next collection is the last one. False where the mandate is good for one only, revoked, or not the tenant's. */
    public boolean end(TenantId tenant, long mandate, Author by) {
        return tenants.in(tenant, () -> {
            if (!store.end(tenant, mandate)) return false;
            record(tenant, store.find(tenant, mandate).orElseThrow(), "ending", by);
            return true;
        });
    }

    public Optional<Mandate> find(TenantId tenant, long mandate) {
        return tenants.in(tenant, () -> store.find(tenant, mandate));
    }

    /** In the order of their ids, those after the given one, of one account or of all, at most limit. */
    public List<Mandate> list(TenantId tenant, Optional<AccountId> account, long after, int limit) {
        return tenants.in(tenant, () -> store.list(tenant, account, after, limit));
    }

    private void record(TenantId tenant, Mandate mandate, String act, Author by) {
        var facts = Map.of(
                "reference", mandate.reference(),
                "debtor", mandate.debtor(),
                "iban", mandate.iban().value(),
                "scheme", mandate.scheme().code(),
                "signedOn", mandate.signedOn().toString());
        var subject = "account/" + mandate.accountId().value() + "/mandate/" + mandate.id();
        var documents = mandate.document().map(DocumentId::new).stream().toList();
        evidence.record(tenant, new Happening(subject, act, by.who(), by.from(), clock.instant(), facts, documents));
    }
}
