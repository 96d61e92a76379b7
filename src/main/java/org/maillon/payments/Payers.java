package org.maillon.payments;

import java.util.Collection;
import org.maillon.access.TenantScope;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;

/** Who pays for whom: learned from matches, or told beforehand. */
@Service
public class Payers {
    private final TenantScope tenants;
    private final PayerStore store;

    Payers(TenantScope tenants, PayerStore store) {
        this.tenants = tenants;
        this.store = store;
    }

    /** Counts one more payment of each of these payers for its account. */
    public void remember(TenantId tenant, Collection<KnownPayer> some) {
        tenants.run(
                tenant,
                () -> store.learn(
                        tenant,
                        some.stream()
                                .map(each -> new PayerStore.Paid(
                                        each.iban().orElse(null),
                                        each.name().orElse(null),
                                        each.account().value()))
                                .toList()));
    }
}
