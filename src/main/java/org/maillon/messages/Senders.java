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

    Senders(TenantScope scope, SenderStore store, MailRoutes routes) {
        this.scope = scope;
        this.store = store;
        this.routes = routes;
    }

    /** The sender as settled; until then the company's name at the address that the mail server knows us by. */
    public Sender of(Tenant company) {
        return find(company.id()).orElseGet(() -> unsettled(company));
    }

    private Sender unsettled(Tenant company) {
        return new Sender(company.name(), routes.ownAddress(), null, company.name(), null, null, null);
    }

    /** The sender as settled, empty until then. */
    public Optional<Sender> find(TenantId tenant) {
        return scope.in(tenant, () -> store.find(tenant));
    }

    /** Puts this sender in the place of the former one. */
    public void save(TenantId tenant, Sender sender) {
        scope.run(tenant, () -> store.save(tenant, sender));
    }
}
