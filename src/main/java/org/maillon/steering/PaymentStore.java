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
        return sql.sql("with " + OpenAsOf.PAID + """
                select count(*) as invoices, avg(paid_on - issued_on) as to_pay,
                       sum((paid_on - issued_on) * amount_cents) / sum(amount_cents) as to_pay_by_amount,
                       avg(greatest(paid_on - due_on, 0)) filter (where due_on is not null) as late,
                       avg(case when paid_on <= due_on then 1 else 0 end) filter (where due_on is not null) as on_time
                  from paid where cast(:account as bigint) is null or account_id = :account""")
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

    List<PaidInvoice> paid(TenantId tenant, Currency currency, LocalDate asOf, AccountId account) {
        return sql.sql("with " + OpenAsOf.PAID + """
                select due_on, paid_on, amount_cents from paid where account_id = :account
                 order by paid_on desc, due_on desc limit :points""")
                .param("tenant", tenant.value())
                .param("currency", currency.getCurrencyCode())
                .param("asOf", asOf)
                .param("account", account.value())
                .param("points", POINTS)
                .query((row, _) -> new PaidInvoice(
                        Optional.ofNullable(row.getObject(1, LocalDate.class)),
                        row.getObject(2, LocalDate.class),
                        row.getLong(3)))
                .list()
                .reversed();
    }

    /** Every account that has an entry by the day, or none at all; of one account where it is not null. */
    List<AccountStanding> standings(TenantId tenant, Currency currency, LocalDate asOf, @Nullable AccountId account) {
        return sql.sql("with " + OpenAsOf.ITEM + ", " + OpenAsOf.CREDIT + ", " + OpenAsOf.PAID + """
                , booked as (
                    select account_id, sum(amount_cents) filter (where booked_on <= cast(:asOf as date)) as cents,
                           min(booked_on) as first_on
                      from ledger.entry
                     where tenant_id = :tenant and currency = :currency
                     group by account_id
                ), owed as (
                    select account_id, sum(cents) as cents, sum(cents) filter (where due_on < cast(:asOf as date)) as overdue,
                           max(cast(:asOf as date) - due_on) as late_max
                      from item group by account_id
                ), unallocated as (
                    select account_id, sum(cents) as cents from credit_left group by account_id
                ), payer as (
                    select account_id, avg(paid_on - issued_on) as to_pay from paid group by account_id
                )
                select a.id, a.code, a.name, coalesce(b.cents, 0)::bigint as balance, coalesce(o.cents, 0)::bigint as open,
                       coalesce(u.cents, 0)::bigint as unallocated, coalesce(o.overdue, 0)::bigint as overdue,
                       greatest(coalesce(o.late_max, 0), 0) as late_max, p.to_pay
                  from customers.customer_account a
                  left join booked b on b.account_id = a.id
                  left join owed o on o.account_id = a.id
                  left join unallocated u on u.account_id = a.id
                  left join payer p on p.account_id = a.id
                 where a.tenant_id = :tenant and (b.first_on is null or b.first_on <= cast(:asOf as date))
                   and (cast(:account as bigint) is null or a.id = :account)
                 order by overdue desc, balance desc, a.code""")
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
