package org.maillon.payments;

import java.time.LocalDate;
import java.util.List;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What there is to say thanks for, as it stands at that moment. */
@Repository
class ThanksStore {
    /** An item that is paid to the end, and what the receipt brought of it. */
    record Settled(String reference, String currency, long cents) {}

    private final JdbcClient sql;

    ThanksStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Items of an account on which a receipt lies and of which nothing is open any more. */
    List<Settled> settled(TenantId tenant, long receipt, AccountId account) {
        return sql.sql("""
                select i.reference, i.currency, sum(a.amount_cents)::bigint
                  from payments.booking b
                  join ledger.allocation a on a.tenant_id = :tenant and a.credit_id = b.credit_id
                  join ledger.open_item i on i.tenant_id = :tenant and i.id = a.open_item_id and i.open_cents = 0
                   and i.kind not in ('transfer', 'refund')
                 where b.tenant_id = :tenant and b.receipt_id = :receipt and b.account_id = :account and b.kind = 'receipt'
                   and b.taken_back_at is null
                 group by i.id, i.reference, i.currency having sum(a.amount_cents) > 0
                 order by i.id""")
                .param("tenant", tenant.value())
                .param("receipt", receipt)
                .param("account", account.value())
                .query((row, _) -> new Settled(row.getString(1), row.getString(2), row.getLong(3)))
                .list();
    }

    boolean isLate(TenantId tenant, AccountId account, LocalDate today) {
        return sql.sql("""
                select exists (select 1 from ledger.open_item i
                                where i.tenant_id = :tenant and i.account_id = :account and i.open_cents > 0 and i.due_on < :today)""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("today", today)
                .query(Boolean.class)
                .single();
    }
}
