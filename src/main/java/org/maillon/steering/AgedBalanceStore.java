package org.maillon.steering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.maillon.steering.AgedBalance.Bucket;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AgedBalanceStore {
    /** The buckets of rows with {@code late} days (null without due day), {@code cents} and {@code items}. */
    private static final String BUCKETS = """
            coalesce(sum(cents) filter (where late is null or late <= 0), 0)::bigint as not_due,
            coalesce(sum(items) filter (where late is null or late <= 0), 0)::bigint as not_due_items,
            coalesce(sum(cents) filter (where late between 1 and 30), 0)::bigint as d30,
            coalesce(sum(items) filter (where late between 1 and 30), 0)::bigint as d30_items,
            coalesce(sum(cents) filter (where late between 31 and 60), 0)::bigint as d60,
            coalesce(sum(items) filter (where late between 31 and 60), 0)::bigint as d60_items,
            coalesce(sum(cents) filter (where late between 61 and 90), 0)::bigint as d90,
            coalesce(sum(items) filter (where late between 61 and 90), 0)::bigint as d90_items,
            coalesce(sum(cents) filter (where late > 90), 0)::bigint as older,
            coalesce(sum(items) filter (where late > 90), 0)::bigint as older_items,
            coalesce(sum(cents) filter (where late is null), 0)::bigint as undated,
            coalesce(sum(items) filter (where late is null), 0)::bigint as undated_items""";

    private final JdbcClient sql;

    AgedBalanceStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Sums the days first, in the order of the index over open items, without touching the table. */
    AgedBalance all(TenantId tenant, Currency currency, LocalDate asOf) {
        return sql.sql("with " + OpenAsOf.LATER_ITEM + """
                , by_day as (
                    select due_on, sum(open_cents) as cents, count(*) as items from ledger.open_item
                     where tenant_id = :tenant and currency = :currency and open_cents > 0 and booked_on <= cast(:asOf as date)
                     group by due_on
                    union all
                    select i.due_on, sum(l.cents), count(*) filter (where i.open_cents = 0)
                      from later_item l join ledger.open_item i on i.tenant_id = :tenant and i.id = l.open_item_id
                     where i.booked_on <= cast(:asOf as date)
                     group by i.due_on
                ), aged as (
                    select cast(:asOf as date) - due_on as late, cents, items from by_day
                )
                select\s""" + BUCKETS + " from aged")
                .param("tenant", tenant.value())
                .param("currency", currency.getCurrencyCode())
                .param("asOf", asOf)
                .query((row, _) -> balance(row))
                .single();
    }

    List<AgedAccount> byAccount(
            TenantId tenant, Currency currency, LocalDate asOf, AgedAccount.Cursor after, int limit) {
        return sql.sql("with " + OpenAsOf.ITEM + ", by_account as (select account_id, max(late) as late_max, "
                        + BUCKETS + """
                  from (select account_id, cast(:asOf as date) - due_on as late, cents, items from item) as aged
                 group by account_id
                ), ranked as (
                    select *, d30 + d60 + d90 + older as overdue from by_account
                )
                select r.*, a.code, a.name from ranked r
                  join customers.customer_account a on a.tenant_id = :tenant and a.id = r.account_id
                 where r.overdue < :overdue or (r.overdue = :overdue and r.account_id > :account)
                 order by r.overdue desc, r.account_id limit :limit""")
                .param("tenant", tenant.value())
                .param("currency", currency.getCurrencyCode())
                .param("asOf", asOf)
                .param("overdue", after.overdueCents())
                .param("account", after.account().value())
                .param("limit", limit)
                .query((row, _) -> new AgedAccount(
                        new AccountId(row.getLong("account_id")),
                        row.getString("code"),
                        row.getString("name"),
                        balance(row),
                        Math.max(0, row.getInt("late_max"))))
                .list();
    }

    /** Customers with something open and no e-mail address of anyone. */
    long accountsWithoutEmail(TenantId tenant, Currency currency, LocalDate asOf) {
        return sql.sql("with " + OpenAsOf.ITEM + """
                select count(*) from (select distinct account_id from item) as owing
                 where not exists (select 1 from customers.contact c
                                    where c.tenant_id = :tenant and c.account_id = owing.account_id
                                      and c.email is not null and c.ended_at is null)""")
                .param("tenant", tenant.value())
                .param("currency", currency.getCurrencyCode())
                .param("asOf", asOf)
                .query(Long.class)
                .single();
    }

    private static AgedBalance balance(ResultSet row) throws SQLException {
        return new AgedBalance(
                bucket(row, "not_due"),
                bucket(row, "d30"),
                bucket(row, "d60"),
                bucket(row, "d90"),
                bucket(row, "older"),
                bucket(row, "undated"));
    }

    private static Bucket bucket(ResultSet row, String name) throws SQLException {
        return new Bucket(row.getLong(name), row.getLong(name + "_items"));
    }
}
