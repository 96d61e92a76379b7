package org.maillon.messages;

import java.util.Optional;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;

/** The sender of each company. */
@Service
public class Senders {
    private final TenantScope scope;
    private final SenderStore store;
    private final MailRoutes routes;
    private final MailDomains domains;

    Senders(TenantScope scope, SenderStore store, MailRoutes routes, MailDomains domains) {
        this.scope = scope;
        this.store = store;
        this.routes = routes;
        this.domains = domains;
    }

    /**
     * The sender as settled where the company may write from its domain; else its name at the address that the mail
     * server knows us by, with answers going to the address it settled.
     */
    public Sender of(Tenant company) {
        return find(company.id()).map(settled -> allowed(company, settled)).orElseGet(() -> unsettled(company));
    }

    /** Whether the company's messages may leave from this address: a domain it verified, or our mail server's own address. */
    public boolean mayUse(Tenant company, String address) {
        if (company.purpose() != Tenant.Purpose.LIVE || address.equalsIgnoreCase(routes.ownAddress())) return true;
        return signature(company, address).isPresent();
    }

    /** What signs for the domain of an address, where the company verified it. */
    Optional<MailSignature> signature(Tenant company, String address) {
        return MailAddress.read(address).flatMap(sound -> domains.signature(company.id(), sound.domain()));
    }

    private Sender allowed(Tenant company, Sender settled) {
        return mayUse(company, settled.fromAddress()) ? settled : settled.via(routes.ownAddress());
    }

    private Sender unsettled(Tenant company) {
        return new Sender(company.name(), routes.ownAddress(), null, company.name(), null, null, null);
    }

    /** The sender as settled, empty until then. */
    public Optional<Sender> find(TenantId tenant) {
        return scope.in(tenant, () -> store.find(tenant));
    }

    /**
     * Puts this sender in the place of the former one, its bank account at once: for a company that is being set up.
     * People change it through {@link IbanChanges}.
     */
    public void save(TenantId tenant, Sender sender) {
        scope.run(tenant, () -> store.save(tenant, sender));
    }
}
