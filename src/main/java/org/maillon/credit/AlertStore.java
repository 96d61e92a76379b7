package org.maillon.credit;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Code;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who stands over the threshold that alerts, and how often that came about. */
@Repository
class AlertStore {
    /** A use that came over the threshold just now, for the so many-th time. */
    record Crossed(AccountId account, LimitUse.Measure measure, int crossings) {
        boolean isOf(LimitUse use) {
            return use.account().equals(account) && use.measure() == measure;
        }
    }

    private final JdbcClient sql;

    AlertStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Of these accounts those for which a limit or a cover was ever decided. */
    List<AccountId> measured(TenantId tenant, Collection<AccountId> accounts) {
        return sql.sql("""
                with measured as (
                    select account_id from credit.credit_limit where tenant_id = :tenant
                    union
                    select account_id from credit.cover where tenant_id = :tenant)
                select account_id from measured where account_id in (select unnest(:accounts::bigint[])) order by account_id""")
                .param("tenant", tenant.value())
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .query((row, _) -> new AccountId(row.getLong(1)))
                .list();
    }

    boolean isAnyMeasured(TenantId tenant) {
        return sql.sql("""
                select exists (select from credit.credit_limit where tenant_id = :tenant)
                    or exists (select from credit.cover where tenant_id = :tenant)""").param("tenant", tenant.value()).query(Boolean.class).single();
    }

    /** Those among them that were below until now, or never looked at. */
    List<Crossed> over(TenantId tenant, List<LimitUse> some) {
        if (some.isEmpty()) return List.of();
        return sql.sql("""
                insert into credit.limit_alert as a (tenant_id, account_id, measure, crossings, is_over)
                select :tenant, x.account_id, x.measure, 1, true
                  from unnest(:accounts::bigint[], :measures::text[]) as x(account_id, measure)
                 order by x.account_id, x.measure
                on conflict (tenant_id, account_id, measure) do update
                   set is_over = excluded.is_over, crossings = a.crossings + 1
                 where not a.is_over
                returning account_id, measure, crossings""")
                .param("tenant", tenant.value())
                .param("accounts", column(some, it -> it.account().value(), Long[]::new))
                .param("measures", column(some, it -> Code.of(it.measure()), String[]::new))
                .query((row, _) -> new Crossed(
                        new AccountId(row.getLong("account_id")),
                        Code.read(LimitUse.Measure.class, row.getString("measure")),
                        row.getInt("crossings")))
                .list();
    }

    void below(TenantId tenant, List<LimitUse> some) {
        if (some.isEmpty()) return;
        sql.sql("""
                update credit.limit_alert a set is_over = false
                  from unnest(:accounts::bigint[], :measures::text[]) as x(account_id, measure)
                 where a.tenant_id = :tenant and a.account_id = x.account_id and a.measure = x.measure and a.is_over""")
                .param("tenant", tenant.value())
                .param("accounts", column(some, it -> it.account().value(), Long[]::new))
                .param("measures", column(some, it -> Code.of(it.measure()), String[]::new))
                .update();
    }

    private static <T> T[] column(
            List<LimitUse> some, Function<LimitUse, T> value, java.util.function.IntFunction<T[]> array) {
        return some.stream().map(value).toArray(array);
    }
}
