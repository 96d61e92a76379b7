package org.maillon.desk;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.steering.AgedBalance;
import org.maillon.steering.Steering;
import org.springframework.stereotype.Service;

/** The lists behind the receivables: totals by age, customers, items; of one currency, as of any day. */
@Service
class Receivables {
    private final TenantScope tenants;
    private final ReceivablesStore store;
    private final Steering steering;

    Receivables(TenantScope tenants, ReceivablesStore store, Steering steering) {
        this.tenants = tenants;
        this.store = store;
        this.steering = steering;
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
        var balance = steering.agedBalance(tenant, currency, asOf);
        return List.of(
                total(Age.NOT_DUE, balance.notDue()),
                total(Age.D1_30, balance.d1to30()),
                total(Age.D31_60, balance.d31to60()),
                total(Age.D61_90, balance.d61to90()),
                total(Age.OVER_90, balance.over90()));
    }

    private static AgedTotal total(Age age, AgedBalance.Bucket bucket) {
        return new AgedTotal(age, bucket.cents(), bucket.items());
    }

    /** From issue to payment, over the paid invoices of an account, each counted once; empty where none is paid. */
    Optional<BigDecimal> averageDaysToPay(TenantId tenant, Currency currency, LocalDate asOf, long account) {
        return steering.accountFigures(tenant, new AccountId(account), currency, asOf)
                .flatMap(figures -> figures.history().averageDaysToPay());
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
