package org.maillon.payments;

import java.util.Collection;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;

/** Who pays for whom, and what was agreed about how: learned from matches, or told beforehand. */
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

    /**
     * A discount for early payment holds from now on.
     *
     * @param basisPoints hundredths of a per cent, 1 to 10 000
     * @param days from the day of issue
     */
    public void agreeDiscount(TenantId tenant, AccountId account, int basisPoints, int days) {
        tenants.run(tenant, () -> store.agreeDiscount(tenant, account, basisPoints, days));
    }
}
