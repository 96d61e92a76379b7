package org.maillon.messages;

import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.impl.DNSPublicKeyRecordRetriever;
import org.maillon.access.AuditTrail;
import org.maillon.access.Secrets;
import org.maillon.access.TenantScope;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/**
 * The domains from which a company may write. Whoever puts our key into the DNS of a domain may speak for it: the same
 * record proves that and lets receivers check our signature.
 */
@Service
public class MailDomains {
    private static final String SELECTOR = "maillon";

    private final TenantScope scope;
    private final MailDomainStore store;
    private final Secrets secrets;
    private final AuditTrail trail;
    private final PublicKeyRecordRetriever dns;
    private final Clock clock;

    @Autowired
    MailDomains(TenantScope scope, MailDomainStore store, Secrets secrets, AuditTrail trail, Clock clock) {
        this(scope, store, secrets, trail, clock, new DNSPublicKeyRecordRetriever());
    }

    MailDomains(
            TenantScope scope,
            MailDomainStore store,
            Secrets secrets,
            AuditTrail trail,
            Clock clock,
            PublicKeyRecordRetriever dns) {
        this.scope = scope;
        this.store = store;
        this.secrets = secrets;
        this.trail = trail;
        this.clock = clock;
        this.dns = dns;
    }

    /** All of a company, those not verified yet among them. */
    public List<MailDomain> of(TenantId tenant) {
        return scope.in(tenant, () -> store.of(tenant));
    }

    /** Asks for a domain and makes its key; one asked for before keeps its own. Refuses what is no domain. */
    public MailDomain add(TenantId tenant, String domain, String who) {
        var name = MailAddress.read("x@" + domain.strip())
                .map(address -> address.domain().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new InvalidValue("messages.wrong.domain", domain.strip()));
        var keys = MailSignature.newKeys();
        var sealed = secrets.seal(
                tenant, Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()));
        var publicKey = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        return scope.in(tenant, () -> {
            store.insert(tenant, new MailDomain(name, SELECTOR, publicKey, null), sealed, clock.instant());
            trail.record(tenant, who, "mail-domain-added", name, "");
            return store.find(tenant, name).orElseThrow();
        });
    }

    /** Looks into the DNS; true where our key stands there, from then on the domain may be used. */
    public boolean verify(TenantId tenant, String domain, String who) {
        var asked = scope.in(tenant, () -> store.find(tenant, domain));
        if (asked.isEmpty() || !isPublished(asked.get())) return false;
        scope.run(tenant, () -> {
            store.verified(tenant, domain, clock.instant());
            trail.record(tenant, who, "mail-domain-verified", domain, "");
        });
        return true;
    }

    /** Nothing is sent from it any more, and its key is gone. */
    public boolean remove(TenantId tenant, String domain, String who) {
        return scope.in(tenant, () -> {
            boolean removed = store.remove(tenant, domain);
            if (removed) trail.record(tenant, who, "mail-domain-removed", domain, "");
            return removed;
        });
    }

    /** What signs for a domain; empty where the company may not write from it. */
    Optional<MailSignature> signature(TenantId tenant, String domain) {
        var name = domain.toLowerCase(Locale.ROOT);
        return scope.in(tenant, () -> store.sealedKey(tenant, name))
                .map(kept -> new MailSignature(name, SELECTOR, MailSignature.key(secrets.open(tenant, kept))));
    }

    private boolean isPublished(MailDomain domain) {
        try {
            return dns.getRecords("dns/txt", domain.selector(), domain.domain()).stream()
                    .map(record -> record.replaceAll("\\s", ""))
                    .anyMatch(record -> (record + ";").contains("p=" + domain.publicKey() + ";"));
        } catch (FailException notThere) {
            return false;
        }
    }
}
