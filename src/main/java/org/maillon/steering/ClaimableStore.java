package org.maillon.steering;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ClaimableStore {
    private static final int ROWS_AT_ONCE = 5_000;

    /**
     * Invoices of one country and due day with the same amount open: their interest is the same.
     *
     * @param judgedOn the first judgment since they were issued that opened an insolvency of their customer
     */
    record Alike(
            String country,
            LocalDate dueOn,
            long openCents,
            @Nullable LocalDate judgedOn,
            long invoices) {}

    private final JdbcClient sql;

    ClaimableStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Hands over the overdue invoices of one account, or of all where it is null, one group after the other, never all in memory. */
    void forEachOverdue(TenantId tenant, @Nullable AccountId account, LocalDate asOf, Consumer<Alike> take) {
        var open = OpenAsOf.of(account);
        try (var rows = sql
                .sql("with " + open.laterItem() + """
                        , judged as (
                            select i.id, min(n.opened_on) as judged_on
                              from registers.insolvency n
                              join ledger.open_item i on i.tenant_id = :tenant and i.account_id = n.account_id and i.issued_on < n.opened_on
                             where n.tenant_id = :tenant and not n.mistaken
                             group by i.id
                        ), late as (
                            select i.account_id, i.due_on, i.open_cents + coalesce(l.cents, 0) as cents, j.judged_on
                              from ledger.open_item i left join later_item l on l.open_item_id = i.id
                              left join judged j on j.id = i.id
                             where i.tenant_id = :tenant and i.currency = :currency and i.kind = 'invoice'
                               and i.booked_on <= cast(:asOf as date) and i.due_on < cast(:asOf as date)
                               and (i.open_cents > 0 or l.cents > 0) %s
                        )
                        select a.country, late.due_on, late.cents, late.judged_on, count(*)
                          from late join customers.customer_account a on a.tenant_id = :tenant and a.id = late.account_id
                         group by a.country, late.due_on, late.cents, late.judged_on""".formatted(open.whose("i.account_id")))
                .withFetchSize(ROWS_AT_ONCE)
                .param("tenant", tenant.value())
                .param("currency", Money.EUR.getCurrencyCode())
                .param("asOf", asOf)
                .param("account", account == null ? null : account.value())
                .query((row, _) -> new Alike(
                        row.getString(1),
                        row.getObject(2, LocalDate.class),
                        row.getLong(3),
                        row.getObject(4, LocalDate.class),
                        row.getLong(5)))
                .stream()) {
            rows.forEach(take);
        }
    }
}
