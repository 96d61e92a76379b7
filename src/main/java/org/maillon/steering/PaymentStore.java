package org.maillon.steering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.maillon.steering.AccountFigures.PaidInvoice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How customers pay and where each stands. */
@Repository
class PaymentStore {
    private static final int POINTS = 500;

    private final JdbcClient sql;

    PaymentStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Of one account, or of all where it is null. */
    PaymentHistory history(TenantId tenant, Currency currency, LocalDate asOf, @Nullable AccountId account) {
        return sql.sql("with " + OpenAsOf.of(account).paid() + """
                select count(*) as invoices, avg(paid_on - issued_on) as to_pay,
                       sum((paid_on - issued_on) * amount_cents) / sum(amount_cents) as to_pay_by_amount,
                       avg(greatest(paid_on - due_on, 0)) filter (where due_on is not null) as late,
                       avg(case when paid_on <= due_on then 1 else 0 end) filter (where due_on is not null) as on_time
                  from paid""")
                .param("tenant", tenant.value())
                .param("currency", currency.getCurrencyCode())
                .param("asOf", asOf)
                .param("account", account == null ? null : account.value())
                .query((row, _) -> new PaymentHistory(
                        row.getLong("invoices"),
                        rounded(row, "to_pay", 1),
                        rounded(row, "to_pay_by_amount", 1),
                        rounded(row, "late", 1),
                        rounded(row, "on_time", 4)))
                .single();
    }

    PaymentDelays delays(TenantId tenant, Currency currency, LocalDate asOf) {
        return sql.sql("with " + OpenAsOf.OF_ALL.paid() + """
                select count(*) filter (where paid_on <= due_on), count(*) filter (where paid_on - due_on between 1 and 15),
                       count(*) filter (where paid_on - due_on between 16 and 30),
                       count(*) filter (where paid_on - due_on between 31 and 60), count(*) filter (where paid_on - due_on > 60)
                  from paid""")
                .param("tenant", tenant.value())
                .param("currency", currency.getCurrencyCode())
                .param("asOf", asOf)
                .query((row, _) -> new PaymentDelays(
                        row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
                .single();
    }

    List<PaidInvoice> paid(TenantId tenant, Currency currency, LocalDate asOf, AccountId account) {
        return sql.sql("with " + OpenAsOf.of(account).paid() + """
                select reference, due_on, paid_on, amount_cents from paid
                 order by paid_on desc, due_on desc limit :points""")
                .param("tenant", tenant.value())
                .param("currency", currency.getCurrencyCode())
                .param("asOf", asOf)
                .param("account", account.value())
                .param("points", POINTS)
                .query((row, _) -> new PaidInvoice(
                        row.getString("reference"),
                        Optional.ofNullable(row.getObject("due_on", LocalDate.class)),
                        row.getObject("paid_on", LocalDate.class),
                        row.getLong("amount_cents")))
                .list()
                .reversed();
    }

    /**
     * Every account that has an entry by the day, or none at all; of one account where it is not null. One pass over rows
     * laid under each other and no join of sums: right after an import the planner knows nothing and would loop.
     */
    List<AccountStanding> standings(TenantId tenant, Currency currency, LocalDate asOf, @Nullable AccountId account) {
        var open = OpenAsOf.of(account);
        return sql.sql("with " + open.item() + ", " + open.credit() + ", " + open.paid()
                        + """
                , fact (account_id, code, name, first_on, balance, open, items, unallocated, overdue, late, to_pay) as (
                    select id, code, name, null::date, 0, 0, 0, 0, 0, null::int, null::int
                      from customers.customer_account where tenant_id = :tenant %s
                    union all
                    select account_id, null, null, booked_on,
                           case when booked_on <= cast(:asOf as date) then amount_cents else 0 end, 0, 0, 0, 0, null, null
                      from ledger.entry where tenant_id = :tenant and currency = :currency %s
                    union all
                    select account_id, null, null, null, 0, cents, items, 0,
                           case when due_on < cast(:asOf as date) then cents else 0 end, cast(:asOf as date) - due_on, null
                      from item
                    union all
                    select account_id, null, null, null, 0, 0, 0, cents, 0, null, null from credit_left
                    union all
                    select account_id, null, null, null, 0, 0, 0, 0, 0, null, paid_on - issued_on from paid
                )
                select account_id as id, max(code) as code, max(name) as name, sum(balance)::bigint as balance,
                       sum(open)::bigint as open, sum(items)::bigint as items, sum(unallocated)::bigint as unallocated,
                       sum(overdue)::bigint as overdue, greatest(coalesce(max(late), 0), 0) as late_max, avg(to_pay) as to_pay
                  from fact
                 group by account_id
                having coalesce(min(first_on) <= cast(:asOf as date), true)
                 order by overdue desc, balance desc, code""".formatted(open.whose("id"), open.whose("account_id")))
                .param("tenant", tenant.value())
                .param("currency", currency.getCurrencyCode())
                .param("asOf", asOf)
                .param("account", account == null ? null : account.value())
                .query((row, _) -> new AccountStanding(
                        new AccountId(row.getLong("id")),
                        row.getString("code"),
                        row.getString("name"),
                        row.getLong("balance"),
                        row.getLong("open"),
                        row.getLong("items"),
                        row.getLong("unallocated"),
                        row.getLong("overdue"),
                        row.getInt("late_max"),
                        rounded(row, "to_pay", 1)))
                .list();
    }

    private static Optional<BigDecimal> rounded(ResultSet row, String column, int decimals) throws SQLException {
        return Optional.ofNullable(row.getBigDecimal(column)).map(it -> it.setScale(decimals, RoundingMode.HALF_UP));
    }
}
