package org.maillon.customers;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.maillon.customers.NaturalPersons.Known;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class NaturalPersonStore {
    /** A person on one of the accounts where they are known. */
    record Found(Known known, Person person) {}

    private final JdbcClient sql;

    NaturalPersonStore(JdbcClient sql) {
        this.sql = sql;
    }

    boolean isPerson(TenantId tenant, AccountId account) {
        return sql.sql("""
                select natural_person from customers.customer_account where tenant_id = :tenant and id = :account""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    List<Found> find(TenantId tenant, Collection<Known> asked) {
        return sql.sql("""
                with asked as (select * from unnest(:accounts::bigint[], :contacts::bigint[]) as x (account, contact)),
                     family as (
                         select q.account, q.contact, a.id, a.name, a.siren, a.siret, a.vat_number, a.enterprise_number
                           from asked q
                           join customers.customer_account a
                             on a.tenant_id = :tenant and (a.id = q.account or a.merged_into = q.account)
                          where q.contact = 0)
                select f.account, f.contact, f.id, true as whole,
                       array_remove(array[f.name, f.siren, f.siret, f.vat_number, f.enterprise_number]
                           || array(select unnest(array[c.name, c.email, c.phone]) from customers.contact c
                                     where c.tenant_id = :tenant and c.account_id = f.id), null) as names
                  from family f
                union all
                select q.account, q.contact, c.account_id, false, array_remove(array[o.name, c.name, c.email, c.phone], null)
                  from asked q
                  join customers.contact o on o.tenant_id = :tenant and o.id = q.contact and o.account_id = q.account
                  join customers.contact c on c.tenant_id = :tenant and (c.id = o.id or lower(c.email) = lower(o.email))
                 order by 1, 2, 3""")
                .param("tenant", tenant.value())
                .param(
                        "accounts",
                        asked.stream().map(it -> it.account().value()).toArray(Long[]::new))
                .param("contacts", asked.stream().map(Known::contact).toArray(Long[]::new))
                .query(NaturalPersonStore::found)
                .list();
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        Array names = row.getArray("names");
        return new Found(
                new Known(new AccountId(row.getLong("account")), row.getLong("contact")),
                new Person(new AccountId(row.getLong("id")), row.getBoolean("whole"), List.of((String[])
                        names.getArray())));
    }

    List<Known> accounts(TenantId tenant) {
        return sql.sql("""
                select id from customers.customer_account where tenant_id = :tenant and natural_person order by id""")
                .param("tenant", tenant.value())
                .query((row, _) -> new Known(new AccountId(row.getLong(1)), 0))
                .list();
    }

    List<Known> gone(TenantId tenant, LocalDate before) {
        return sql.sql("""
                select account_id, id from customers.contact
                 where tenant_id = :tenant and ended_at < :before and name <> :erased order by id""")
                .param("tenant", tenant.value())
                .param("before", before)
                .param("erased", Person.ERASED)
                .query((row, _) -> new Known(new AccountId(row.getLong(1)), row.getLong(2)))
                .list();
    }
}
