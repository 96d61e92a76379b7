package org.maillon.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was open at the end of any day: what was booked later is left out, what was allocated later is open again. */
@Repository
class ReceivablesStore {
    /** {@code aged(account_id, due_on, cents, items, age)}: an item that was partly paid later has two rows, counted once. */
    private static final String OPEN = """
            with later as (
                select open_item_id, sum(amount_cents)::bigint as cents from ledger.allocation
                 where tenant_id = :tenant and currency = :currency and effective_on > :asOf group by open_item_id
            ), open as (
                select account_id, due_on, open_cents as cents, 1 as items from ledger.open_item
                 where tenant_id = :tenant and currency = :currency and open_cents > 0 and booked_on <= :asOf
                union all
                select i.account_id, i.due_on, l.cents, case when i.open_cents = 0 then 1 else 0 end
                  from later l join ledger.open_item i on i.tenant_id = :tenant and i.id = l.open_item_id
                 where i.booked_on <= :asOf and l.cents <> 0
            ), aged as (
                select account_id, due_on, cents, items, case
                       when due_on is null or due_on >= :asOf then 0
                       when due_on >= cast(:asOf as date) - 30 then 1
                       when due_on >= cast(:asOf as date) - 60 then 2
                       when due_on >= cast(:asOf as date) - 90 then 3 else 4 end as age
                  from open
            )
            """;

    private final JdbcClient sql;

    ReceivablesStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** The currencies in which something is open today. */
    List<Currency> currencies(TenantId tenant) {
        return sql.sql("""
                select distinct currency from ledger.open_item where tenant_id = :tenant and open_cents > 0 order by 1""")
                .param("tenant", tenant.value())
                .query((row, _) -> Currency.getInstance(row.getString(1)))
                .list();
    }

    boolean isEmpty(TenantId tenant) {
        return sql.sql("select 1 from ledger.entry where tenant_id = :tenant limit 1")
                .param("tenant", tenant.value())
                .query(Integer.class)
                .optional()
                .isEmpty();
    }

    /** Customers with something open whose code or name holds the words. */
    List<AgedLine> accounts(
            TenantId tenant,
            Currency currency,
            LocalDate asOf,
            String words,
            ReceivablesOrder order,
            int offset,
            int limit) {
        return sql.sql(OPEN + """
                , by_account as (
                    select account_id, sum(cents) filter (where age = 0) as c0, sum(cents) filter (where age = 1) as c1,
                           sum(cents) filter (where age = 2) as c2, sum(cents) filter (where age = 3) as c3,
                           sum(cents) filter (where age = 4) as c4, sum(cents) as owed,
                           coalesce(sum(cents) filter (where age > 0), 0) as overdue, sum(items) as items,
                           greatest(coalesce(max(cast(:asOf as date) - due_on), 0), 0) as days_late
                      from aged group by account_id
                )
                select b.*, a.code, a.name from by_account b
                  join customers.customer_account a on a.tenant_id = :tenant and a.id = b.account_id
                 where a.code ilike :words or a.name ilike :words
                 order by\s""" + columns(order) + " limit :limit offset :offset")
                .param("tenant", tenant.value())
                .param("currency", currency.getCurrencyCode())
                .param("asOf", asOf)
                .param("words", "%" + pattern(words) + "%")
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> new AgedLine(
                        row.getLong("account_id"),
                        row.getString("code"),
                        row.getString("name"),
                        List.of(
                                row.getLong("c0"),
                                row.getLong("c1"),
                                row.getLong("c2"),
                                row.getLong("c3"),
                                row.getLong("c4")),
                        row.getLong("items"),
                        row.getInt("days_late")))
                .list();
    }

    private static String columns(ReceivablesOrder order) {
        return switch (order) {
            case OVERDUE -> "b.overdue desc, b.owed desc, a.code";
            case OWED -> "b.owed desc, a.code";
            case OLDEST -> "b.days_late desc, b.overdue desc, a.code";
            case NAME -> "lower(a.name), a.code";
        };
    }

    /** Open items of one account or all, of one age or all, the oldest due day first. */
    List<ItemLine> items(
            TenantId tenant,
            Currency currency,
            LocalDate asOf,
            @Nullable Long account,
            @Nullable Age age,
            int offset,
            int limit) {
        return sql.sql("""
                with later as (
                    select open_item_id, sum(amount_cents)::bigint as cents from ledger.allocation
                     where tenant_id = :tenant and currency = :currency and effective_on > :asOf group by open_item_id
                ), open as (
                    select id from ledger.open_item
                     where tenant_id = :tenant and currency = :currency and open_cents > 0
                       and (cast(:account as bigint) is null or account_id = :account)
                    union
                    select open_item_id from later where cents <> 0
                )
                select i.id, i.entry_id, i.account_id, a.code, a.name, i.kind, i.reference, e.label, i.issued_on, i.due_on,
                       i.due_stated, coalesce(cast(:asOf as date) - i.due_on, 0) as days_late, i.amount_cents,
                       i.open_cents + coalesce(l.cents, 0) as open_cents
                  from open o
                  join ledger.open_item i on i.tenant_id = :tenant and i.id = o.id
                  join ledger.entry e on e.tenant_id = :tenant and e.id = i.entry_id
                  join customers.customer_account a on a.tenant_id = :tenant and a.id = i.account_id
                  left join later l on l.open_item_id = i.id
                 where i.booked_on <= :asOf and (cast(:account as bigint) is null or i.account_id = :account)
                   and i.open_cents + coalesce(l.cents, 0) > 0
                   and coalesce(cast(:asOf as date) - i.due_on, 0) between :from and :until
                 order by i.due_on nulls last, i.id limit :limit offset :offset""")
                .param("tenant", tenant.value())
                .param("currency", currency.getCurrencyCode())
                .param("asOf", asOf)
                .param("account", account)
                .param("from", age == null ? Integer.MIN_VALUE : from(age))
                .param("until", age == null ? Integer.MAX_VALUE : until(age))
                .param("limit", limit)
                .param("offset", offset)
                .query(ReceivablesStore::item)
                .list();
    }

    private static int from(Age age) {
        return switch (age) {
            case NOT_DUE -> Integer.MIN_VALUE;
            case D1_30 -> 1;
            case D31_60 -> 31;
            case D61_90 -> 61;
            case OVER_90 -> 91;
        };
    }

    private static int until(Age age) {
        return switch (age) {
            case NOT_DUE -> 0;
            case D1_30 -> 30;
            case D31_60 -> 60;
            case D61_90 -> 90;
            case OVER_90 -> Integer.MAX_VALUE;
        };
    }

    /** Invoices of an account that something else than a credit note or a write-off helped to close, the latest first. */
    List<PaidLine> paid(TenantId tenant, Currency currency, LocalDate asOf, long account, int limit) {
        return sql.sql("""
                select i.reference, i.issued_on, i.due_on, i.closed_on, i.amount_cents from ledger.open_item i
                 where i.tenant_id = :tenant and i.account_id = :account and i.currency = :currency and i.kind = 'invoice'
                   and i.closed_on <= :asOf and i.due_on is not null
                   and exists (select 1 from ledger.allocation l
                                 join ledger.credit c on c.tenant_id = :tenant and c.id = l.credit_id
                                where l.tenant_id = :tenant and l.open_item_id = i.id
                                  and c.kind not in ('credit-note', 'write-off'))
                 order by i.closed_on desc, i.id desc limit :limit""")
                .param("tenant", tenant.value())
                .param("currency", currency.getCurrencyCode())
                .param("asOf", asOf)
                .param("account", account)
                .param("limit", limit)
                .query((row, _) -> new PaidLine(
                        row.getString("reference"),
                        row.getObject("issued_on", LocalDate.class),
                        row.getObject("due_on", LocalDate.class),
                        row.getObject("closed_on", LocalDate.class),
                        row.getLong("amount_cents")))
                .list();
    }

    /** What speaks for the customer and is not yet allocated. */
    long unallocated(TenantId tenant, Currency currency, long account) {
        return sql.sql("""
                select coalesce(sum(unallocated_cents), 0)::bigint from ledger.credit
                 where tenant_id = :tenant and account_id = :account and currency = :currency and unallocated_cents > 0""")
                .param("tenant", tenant.value())
                .param("account", account)
                .param("currency", currency.getCurrencyCode())
                .query(Long.class)
                .single();
    }

    private static String pattern(String words) {
        return words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static ItemLine item(ResultSet row, int number) throws SQLException {
        return new ItemLine(
                row.getLong("id"),
                row.getLong("entry_id"),
                row.getLong("account_id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("kind"),
                row.getString("reference"),
                row.getString("label"),
                row.getObject("issued_on", LocalDate.class),
                Optional.ofNullable(row.getObject("due_on", LocalDate.class)),
                row.getBoolean("due_stated"),
                row.getInt("days_late"),
                row.getLong("amount_cents"),
                row.getLong("open_cents"));
    }
}
