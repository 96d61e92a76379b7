package org.maillon.steering;

import java.time.LocalDate;
import java.util.Currency;
import java.util.SortedMap;
import java.util.TreeMap;
import org.maillon.kernel.TenantId;
import org.maillon.steering.DsoRules.Day;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DsoStore {
    private final JdbcClient sql;

    DsoStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Day by day, a few thousand rows whatever the number of entries: any day's receivables and sales are sums of them. */
    SortedMap<LocalDate, Day> days(TenantId tenant, Currency currency, LocalDate until) {
        var days = new TreeMap<LocalDate, Day>();
        sql.sql("""
                select booked_on,
                       coalesce(sum(amount_cents) filter (where ledger_account <> '416'), 0)::bigint as receivables,
                       coalesce(sum(amount_cents) filter (where kind in ('invoice', 'credit-note')), 0)::bigint as sales
                  from ledger.entry
                 where tenant_id = :tenant and currency = :currency and booked_on <= cast(:until as date)
                 group by booked_on""")
                .param("tenant", tenant.value())
                .param("currency", currency.getCurrencyCode())
                .param("until", until)
                .query((row, _) -> new Day(row.getObject(1, LocalDate.class), row.getLong(2), row.getLong(3)))
                .list()
                .forEach(day -> days.put(day.on(), day));
        return days;
    }

    /** What is owed by doubtful customers and not yet due, so that it can be left out. */
    long doubtfulNotDue(TenantId tenant, Currency currency, LocalDate asOf) {
        return sql.sql("""
                select coalesce(sum(i.amount_cents - coalesce((
                           select sum(a.amount_cents) from ledger.allocation a
                            where a.tenant_id = :tenant and a.open_item_id = i.id
                              and a.effective_on <= cast(:asOf as date)), 0)), 0)::bigint
                  from ledger.entry e
                  join ledger.open_item i on i.tenant_id = :tenant and i.entry_id = e.id
                 where e.tenant_id = :tenant and e.currency = :currency and e.ledger_account = '416' and e.amount_cents > 0
                   and i.booked_on <= cast(:asOf as date) and (i.due_on is null or i.due_on >= cast(:asOf as date))""")
                .param("tenant", tenant.value())
                .param("currency", currency.getCurrencyCode())
                .param("asOf", asOf)
                .query(Long.class)
                .single();
    }
}
