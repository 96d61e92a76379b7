package org.maillon.messages;

import java.util.Optional;
import org.maillon.access.TenantScope;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;

/** The sender of each company. Without one its messages wait. */
@Service
public class Senders {
    private final TenantScope scope;
    private final SenderStore store;

    Senders(TenantScope scope, SenderStore store) {
        this.scope = scope;
        this.store = store;
    }

    public Optional<Sender> find(TenantId tenant) {
        return scope.in(tenant, () -> store.find(tenant));
    }

    /** Puts this sender in the place of the former one. */
    public void save(TenantId tenant, Sender sender) {
        scope.run(tenant, () -> store.save(tenant, sender));
    }
}
