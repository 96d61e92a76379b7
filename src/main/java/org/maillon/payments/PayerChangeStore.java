package org.maillon.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.maillon.access.FourEyesRules;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Bank accounts that wait to be a payer's. */
@Repository
class PayerChangeStore {
    /** Who laid the receipts from which it is learned, and who else could agree. */
    record Seen(long by, String name, List<Long> approvers, Instant at) {}

    record Found(String code, String iban) {}

    private static final String CHANGE = """
            select c.id, c.account_id, k.code, k.name, c.iban, c.former_iban, c.seen_at, c.seen_by, c.seen_name, c.approvers
              from payments.payer_change c
              join customers.customer_account k on k.tenant_id = :tenant and k.id = c.account_id
             where c.tenant_id = :tenant and c.state = 'waiting'""";

    private final JdbcClient sql;

    PayerChangeStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Of the payers staged by {@link PayerStore}: bank accounts new for a customer of whom another one is known. */
    List<Found> notice(TenantId tenant, Seen seen) {
        return sql.sql("""
                with found as (
                    insert into payments.payer_change (tenant_id, account_id, iban, former_iban, seen_at, seen_by, seen_name,
                           approvers, state)
                    select :tenant, p.account_id, p.iban, min(o.value), :at, :by, :name, :approvers, 'waiting'
                      from paid p
                      join payments.payer o on o.tenant_id = :tenant and o.account_id = p.account_id and o.kind = 'iban'
                           and o.confirmations > 0
                     where p.iban <> ''
                       and not exists (select 1 from payments.payer s
                                        where s.tenant_id = :tenant and s.account_id = p.account_id and s.kind = 'iban'
                                          and s.value = p.iban)
                     group by p.account_id, p.iban
                    on conflict (tenant_id, account_id, iban) do nothing returning account_id, iban)
                select k.code, f.iban from found f
                  join customers.customer_account k on k.tenant_id = :tenant and k.id = f.account_id
                 order by k.code, f.iban""")
                .param("tenant", tenant.value())
                .param("at", seen.at().atOffset(ZoneOffset.UTC))
                .param("by", seen.by())
                .param("name", seen.name())
                .param("approvers", seen.approvers().toArray(Long[]::new))
                .query((row, _) -> new Found(row.getString(1), row.getString(2)))
                .list();
    }

    boolean isDoubted(TenantId tenant, AccountId account, String iban) {
        return sql.sql("""
                select exists (select 1 from payments.payer_change c
                                where c.tenant_id = :tenant and c.account_id = :account and c.iban = :iban
                                  and c.state <> 'approved')""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("iban", iban)
                .query(Boolean.class)
                .single();
    }

    List<PayerChange> waiting(TenantId tenant, int limit) {
        return sql.sql(CHANGE + " order by c.id limit :limit")
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query(PayerChangeStore::change)
                .list();
    }

    Optional<PayerChange> lock(TenantId tenant, long change) {
        return sql.sql(CHANGE + " and c.id = :change for update of c")
                .param("tenant", tenant.value())
                .param("change", change)
                .query(PayerChangeStore::change)
                .optional();
    }

    void settle(TenantId tenant, long change, boolean approved, String by, Instant at) {
        sql.sql("""
                update payments.payer_change set state = :state, settled_at = :at, settled_name = :by
                 where tenant_id = :tenant and id = :change""")
                .param("tenant", tenant.value())
                .param("change", change)
                .param("state", approved ? "approved" : "refused")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    private static PayerChange change(ResultSet row, int number) throws SQLException {
        var request = new FourEyesRules.Request(
                row.getLong("seen_by"),
                row.getObject("seen_at", OffsetDateTime.class).toInstant(),
                List.of((Long[]) row.getArray("approvers").getArray()));
        return new PayerChange(
                row.getLong("id"),
                new AccountId(row.getLong("account_id")),
                row.getString("code"),
                row.getString("name"),
                row.getString("iban"),
                row.getString("former_iban"),
                row.getString("seen_name"),
                request);
    }
}
