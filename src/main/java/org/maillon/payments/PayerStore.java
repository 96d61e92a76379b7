package org.maillon.payments;

import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;
import org.maillon.customers.SharedSigns;
import org.maillon.database.BulkCopy;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** For whom payers have paid, counted. */
@Repository
class PayerStore {
    /** A payer, as the bank names it, paid for an account. */
    record Paid(@Nullable String iban, @Nullable String name, long account) {}

    private final JdbcClient sql;
    private final DataSource source;

    PayerStore(JdbcClient sql, DataSource source) {
        this.sql = sql;
        this.source = source;
    }

    void learn(TenantId tenant, Collection<Paid> some) {
        stage(some);
        learnStaged(tenant);
    }

    /** Bank accounts that wait for somebody's yes, or had a no, are left out. */
    void learnStaged(TenantId tenant) {
        sql.sql("""
                insert into payments.payer (tenant_id, kind, value, account_id, confirmations)
                select :tenant, k.kind, k.value, k.account_id, count(*)
                  from (select 'iban' as kind, iban as value, account_id from paid where iban <> ''
                           and not exists (select 1 from payments.payer_change c
                                            where c.tenant_id = :tenant and c.account_id = paid.account_id and c.iban = paid.iban
                                              and c.state <> 'approved')
                        union all
                        select 'name', customers.name_key(name), account_id from paid where customers.name_key(name) <> '') k
                 group by k.kind, k.value, k.account_id order by k.kind, k.value, k.account_id
                on conflict (tenant_id, kind, value, account_id)
                do update set confirmations = payments.payer.confirmations + excluded.confirmations""").param("tenant", tenant.value()).update();
    }

    /** Of the staged bank accounts those that nobody knew; the account of a customer of whom another one is known waits, or had a no. */
    int learnListed(TenantId tenant) {
        return sql.sql("""
                insert into payments.payer (tenant_id, kind, value, account_id, confirmations, origin)
                select :tenant, 'iban', p.iban, p.account_id, 1, 'import'
                  from paid p
                 where p.iban <> ''
                   and not exists (select 1 from payments.payer_change c
                                    where c.tenant_id = :tenant and c.account_id = p.account_id and c.iban = p.iban
                                      and c.state <> 'approved')
                 group by p.iban, p.account_id order by p.iban, p.account_id
                on conflict (tenant_id, kind, value, account_id) do nothing""").param("tenant", tenant.value()).update();
    }

    void forget(TenantId tenant, Collection<Paid> some) {
        stage(some);
        sql.sql("""
                update payments.payer p set confirmations = greatest(0, p.confirmations - k.times)
                  from (select 'iban' as kind, iban as value, account_id, count(*)::int as times from paid group by 2, 3
                        union all
                        select 'name', customers.name_key(name), account_id, count(*)::int from paid group by 2, 3) k
                 where p.tenant_id = :tenant and p.kind = k.kind and p.value = k.value and p.account_id = k.account_id""").param("tenant", tenant.value()).update();
    }

    /** Accounts for which the same bank account has paid; one that pays for many is an agent's and says nothing. */
    List<SharedSigns.Pair> shared(TenantId tenant, int limit) {
        return sql.sql("""
                with few as (
                    select value from payments.payer
                     where tenant_id = :tenant and kind = 'iban' and confirmations > 0
                     group by value having count(*) between 2 and 3)
                select distinct a.account_id, b.account_id from few
                  join payments.payer a on a.tenant_id = :tenant and a.kind = 'iban' and a.value = few.value and a.confirmations > 0
                  join payments.payer b on b.tenant_id = :tenant and b.kind = 'iban' and b.value = few.value and b.confirmations > 0
                   and b.account_id > a.account_id
                 limit :limit""")
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query((row, _) -> new SharedSigns.Pair(new AccountId(row.getLong(1)), new AccountId(row.getLong(2))))
                .list();
    }

    void stage(Collection<Paid> some) {
        sql.sql(
                        "create temporary table if not exists paid (iban text, name text, account_id bigint not null) on commit drop")
                .update();
        sql.sql("truncate paid").update();
        try (var copy = BulkCopy.into(source, "paid", "iban", "name", "account_id")) {
            for (var each : some) {
                copy.add(each.iban()).add(each.name()).add(each.account());
                copy.endRow();
            }
            copy.finish();
        }
    }
}
