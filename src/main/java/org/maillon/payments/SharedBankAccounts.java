package org.maillon.payments;

import java.util.List;
import org.maillon.customers.SharedSigns;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Component;

/** Two accounts for which one bank account has paid may be one customer. */
@Component
class SharedBankAccounts implements SharedSigns {
    private final PayerStore store;

    SharedBankAccounts(PayerStore store) {
        this.store = store;
    }

    @Override
    public List<Pair> pairs(TenantId tenant, int limit) {
        return store.shared(tenant, limit);
    }
}
