package org.maillon.steering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.maillon.steering.AgedBalance.Bucket;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AgedBalanceStore {
    /** The buckets of rows with {@code late} days (null without due day), {@code cents} and {@code items}. */
    private static final String BUCKETS =
            Arrays.stream(Age.values()).map(AgedBalanceStore::bucket).collect(Collectors.joining(", ")) + ", "
                    + bucket("undated", "late is null");

    /** Adds up {@code item}; in {@code ranked} each account has its name and what it may be ordered by. */
    private static final String RANKED = """
            , by_account as (
                select account_id, greatest(coalesce(max(late), 0), 0) as days_late, sum(cents)::bigint as owed, %s
                  from (select account_id, cast(:asOf as date) - due_on as late, cents, items from item) as aged
                 group by account_id
            ), ranked as (
                select b.*, b.owed - b.not_due as overdue, a.code, a.name from by_account b
                  join customers.customer_account a on a.tenant_id = :tenant and a.id = b.account_id
            )
            """.formatted(BUCKETS);

    private final JdbcClient sql;

    AgedBalanceStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Sums the days first, in the order of the index over open items, without touching the table. */
    AgedBalance all(TenantId tenant, Currency currency, LocalDate asOf) {
        return sql.sql("with " + OpenAsOf.OF_ALL.laterItem() + """
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
                .query(AgedBalanceStore::balance)
                .single();
    }

    List<AgedAccount> byAccount(
            TenantId tenant, Currency currency, LocalDate asOf, AgedAccount.Cursor after, int limit) {
        return sql.sql("with " + OpenAsOf.OF_ALL.item() + RANKED + """
                select * from ranked
                 where overdue < :overdue or (overdue = :overdue and account_id > :account)
                 order by overdue desc, account_id limit :limit""")
                .param("tenant", tenant.value())
                .param("currency", currency.getCurrencyCode())
                .param("asOf", asOf)
                .param("overdue", after.overdueCents())
                .param("account", after.account().value())
                .param("limit", limit)
                .query(AgedBalanceStore::account)
                .list();
    }

    /** The same of customers whose code or name holds the words as they are written, in an order of choice. */
    List<AgedAccount> byAccount(
            TenantId tenant,
            Currency currency,
            LocalDate asOf,
            String words,
            AccountOrder order,
            int offset,
            int limit) {
        return sql.sql("with " + OpenAsOf.OF_ALL.item() + RANKED + """
                select * from ranked where code ilike :words or name ilike :words
                 order by\s""" + columns(order)
                        + " limit :limit offset :offset")
                .param("tenant", tenant.value())
                .param("currency", currency.getCurrencyCode())
                .param("asOf", asOf)
                .param("words", "%" + pattern(words) + "%")
                .param("limit", limit)
                .param("offset", offset)
                .query(AgedBalanceStore::account)
                .list();
    }

    private static String columns(AccountOrder order) {
        return switch (order) {
            case OVERDUE -> "overdue desc, owed desc, code";
            case OWED -> "owed desc, code";
            case OLDEST -> "days_late desc, overdue desc, code";
            case NAME -> "lower(name), code";
        };
    }

    private static String pattern(String words) {
        return words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** Customers with something open and no e-mail address of anyone. */
    long accountsWithoutEmail(TenantId tenant, Currency currency, LocalDate asOf) {
        return sql.sql("with " + OpenAsOf.OF_ALL.item() + """
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

    private static String bucket(Age age) {
        return bucket(column(age), "coalesce(late, 0) between %d and %d".formatted(age.from(), age.until()));
    }

    private static String bucket(String column, String condition) {
        return """
                coalesce(sum(cents) filter (where %2$s), 0)::bigint as %1$s,
                coalesce(sum(items) filter (where %2$s), 0)::bigint as %1$s_items""".formatted(column, condition);
    }

    /** As SQL writes a name. */
    private static String column(Age age) {
        return age.name().toLowerCase(Locale.ROOT);
    }

    private static AgedAccount account(ResultSet row, int number) throws SQLException {
        return new AgedAccount(
                new AccountId(row.getLong("account_id")),
                row.getString("code"),
                row.getString("name"),
                balance(row, number),
                row.getInt("days_late"));
    }

    private static AgedBalance balance(ResultSet row, int number) throws SQLException {
        return new AgedBalance(
                read(row, column(Age.NOT_DUE)),
                read(row, column(Age.D1_30)),
                read(row, column(Age.D31_60)),
                read(row, column(Age.D61_90)),
                read(row, column(Age.OVER_90)),
                read(row, "undated"));
    }

    private static Bucket read(ResultSet row, String column) throws SQLException {
        return new Bucket(row.getLong(column), row.getLong(column + "_items"));
    }
}
