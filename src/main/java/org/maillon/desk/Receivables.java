package org.maillon.desk;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.access.TenantScope;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;

/** The lists behind the receivables: totals by age, customers, items; of one currency, as of any day. */
@Service
class Receivables {
    private final TenantScope tenants;
    private final ReceivablesStore store;

    Receivables(TenantScope tenants, ReceivablesStore store) {
        this.tenants = tenants;
        this.store = store;
    }

    /** The currencies with something open, the euro first; the euro alone where nothing is. */
    List<Currency> currencies(TenantId tenant) {
        var found = tenants.in(tenant, () -> store.currencies(tenant)).stream()
                .sorted((a, b) -> Boolean.compare(b.equals(Money.EUR), a.equals(Money.EUR)))
                .toList();
        return found.isEmpty() ? List.of(Money.EUR) : found;
    }

    boolean isEmpty(TenantId tenant) {
        return tenants.in(tenant, () -> store.isEmpty(tenant));
    }

    List<AgedTotal> totals(TenantId tenant, Currency currency, LocalDate asOf) {
        return tenants.in(tenant, () -> store.totals(tenant, currency, asOf));
    }

    List<AgedLine> accounts(
            TenantId tenant,
            Currency currency,
            LocalDate asOf,
            String words,
            ReceivablesOrder order,
            int offset,
            int limit) {
        return tenants.in(tenant, () -> store.accounts(tenant, currency, asOf, words, order, offset, limit));
    }

    List<ItemLine> items(
            TenantId tenant,
            Currency currency,
            LocalDate asOf,
            @Nullable Long account,
            @Nullable Age age,
            int offset,
            int limit) {
        return tenants.in(tenant, () -> store.items(tenant, currency, asOf, account, age, offset, limit));
    }

    List<PaidLine> paid(TenantId tenant, Currency currency, LocalDate asOf, long account, int limit) {
        return tenants.in(tenant, () -> store.paid(tenant, currency, asOf, account, limit));
    }

    long unallocated(TenantId tenant, Currency currency, long account) {
        return tenants.in(tenant, () -> store.unallocated(tenant, currency, account));
    }
}
