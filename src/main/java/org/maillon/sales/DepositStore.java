package org.maillon.sales;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DepositStore {
    private final JdbcClient sql;

    DepositStore(JdbcClient sql) {
        this.sql = sql;
    }

    long ask(TenantId tenant, long order, long cents, LocalDate dueOn, String by, Instant at) {
        return sql.sql("""
                insert into sales.deposit (tenant_id, order_id, amount_cents, due_on, asked_by, asked_at)
                values (:tenant, :order, :cents, :due, :by, :at) returning id""")
                .param("tenant", tenant.value())
                .param("order", order)
                .param("cents", cents)
                .param("due", dueOn)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    Optional<Long> orderOf(TenantId tenant, long deposit) {
        return sql.sql("select order_id from sales.deposit where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", deposit)
                .query(Long.class)
                .optional();
    }

    void withdraw(TenantId tenant, long deposit, Instant at) {
        sql.sql("""
                update sales.deposit set withdrawn_at = :at
                 where tenant_id = :tenant and id = :id and withdrawn_at is null""")
                .param("tenant", tenant.value())
                .param("id", deposit)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Deposit> of(TenantId tenant, long order) {
        return sql.sql("""
                select id, amount_cents, due_on, asked_by, asked_at from sales.deposit
                 where tenant_id = :tenant and order_id = :order and withdrawn_at is null order by id""")
                .param("tenant", tenant.value())
                .param("order", order)
                .query((row, _) -> new Deposit(
                        row.getLong("id"),
                        order,
                        row.getLong("amount_cents"),
                        row.getObject("due_on", LocalDate.class),
                        row.getString("asked_by"),
                        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                        laid(tenant, row.getLong("id"))))
                .list();
    }

    private List<Deposit.Laid> laid(TenantId tenant, long deposit) {
        return sql.sql("""
                select r.id, c.reference, c.booked_on, r.amount_cents, r.laid_by from sales.deposit_receipt r
                  join ledger.credit c on c.tenant_id = :tenant and c.id = r.credit_id
                 where r.tenant_id = :tenant and r.deposit_id = :deposit and r.undone_at is null order by r.id""")
                .param("tenant", tenant.value())
                .param("deposit", deposit)
                .query((row, _) -> new Deposit.Laid(
                        row.getLong("id"),
                        row.getString("reference"),
                        row.getObject("booked_on", LocalDate.class),
                        row.getLong("amount_cents"),
                        row.getString("laid_by")))
                .list();
    }

    /** What stands on the customer's account 4191 in the order's currency and is laid on no deposit. */
    List<DepositMoney> money(TenantId tenant, Order order) {
        return sql.sql("""
                select c.id, c.reference, c.booked_on, c.unallocated_cents - coalesce(laid.cents, 0) as free_cents
                  from ledger.credit c
                  join ledger.entry e on e.tenant_id = :tenant and e.id = c.entry_id
                  left join (select r.credit_id, sum(r.amount_cents)::bigint as cents from sales.deposit_receipt r
                              where r.tenant_id = :tenant and r.undone_at is null group by r.credit_id) as laid
                       on laid.credit_id = c.id
                 where c.tenant_id = :tenant and c.account_id = :account and c.currency = :currency
                   and e.ledger_account like '4191%' and c.unallocated_cents > coalesce(laid.cents, 0)
                 order by c.booked_on, c.id""")
                .param("tenant", tenant.value())
                .param("account", order.accountId().value())
                .param("currency", order.currency().getCurrencyCode())
                .query((row, _) -> new DepositMoney(
                        row.getLong("id"),
                        row.getString("reference"),
                        row.getObject("booked_on", LocalDate.class),
                        row.getLong("free_cents")))
                .list();
    }

    void lay(TenantId tenant, long deposit, long credit, long cents, String by, Instant at) {
        sql.sql("""
                insert into sales.deposit_receipt (tenant_id, deposit_id, credit_id, amount_cents, laid_by, laid_at)
                values (:tenant, :deposit, :credit, :cents, :by, :at)""")
                .param("tenant", tenant.value())
                .param("deposit", deposit)
                .param("credit", credit)
                .param("cents", cents)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean undo(TenantId tenant, long deposit, long receipt, Instant at) {
        return sql.sql("""
                update sales.deposit_receipt set undone_at = :at
                 where tenant_id = :tenant and id = :id and deposit_id = :deposit and undone_at is null""")
                        .param("tenant", tenant.value())
                        .param("id", receipt)
                        .param("deposit", deposit)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
