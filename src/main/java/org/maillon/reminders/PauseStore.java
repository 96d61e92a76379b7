package org.maillon.reminders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Code;
import org.maillon.kernel.TenantId;
import org.maillon.payments.PausedItems.Silence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Silence that people asked for. */
@Repository
class PauseStore {
    private final JdbcClient sql;

    PauseStore(JdbcClient sql) {
        this.sql = sql;
    }

    void add(TenantId tenant, long account, OptionalLong openItem, String reason, LocalDate since, LocalDate until) {
        sql.sql("""
                insert into reminders.pause (tenant_id, account_id, open_item_id, reason, since, until)
                values (:tenant, :account, :item, :reason, :since, :until)""")
                .param("tenant", tenant.value())
                .param("account", account)
                .param("item", openItem.isPresent() ? openItem.getAsLong() : null, java.sql.Types.BIGINT)
                .param("reason", reason)
                .param("since", since)
                .param("until", until)
                .update();
    }

    /** Also of the accounts that were joined to this one. */
    void end(TenantId tenant, long account, LocalDate lastDay) {
        sql.sql("""
                update reminders.pause set until = :day
                 where tenant_id = :tenant and until > :day and account_id in (
                       select id from customers.customer_account
                        where tenant_id = :tenant and (id = :account or merged_into = :account))""")
                .param("tenant", tenant.value())
                .param("account", account)
                .param("day", lastDay)
                .update();
    }

    Optional<Pause> of(TenantId tenant, long account, LocalDate on) {
        return sql.sql("""
                select account_id, reason, until from reminders.pause
                 where tenant_id = :tenant and account_id = :account and open_item_id is null and until >= :on
                 order by until desc limit 1""")
                .param("tenant", tenant.value())
                .param("account", account)
                .param("on", on)
                .query(PauseStore::pause)
                .optional();
    }

    List<Pause> all(TenantId tenant, LocalDate on, int limit) {
        return sql.sql("""
                select account_id, reason, until from reminders.pause
                 where tenant_id = :tenant and open_item_id is null and until >= :on
                 order by until, id limit :limit""")
                .param("tenant", tenant.value())
                .param("on", on)
                .param("limit", limit)
                .query(PauseStore::pause)
                .list();
    }

    /** The open items of these accounts about which there is silence, as a person or the law wants it. */
    Map<Long, Silence> items(TenantId tenant, Collection<AccountId> accounts, LocalDate on) {
        var found = new HashMap<Long, Silence>();
        sql.sql("""
                select i.id, 'pause' as why from ledger.open_item i
                 where i.tenant_id = :tenant and i.account_id = any(:accounts) and i.open_cents > 0
                   and exists (select from reminders.pause p
                        where p.tenant_id = i.tenant_id and p.account_id = i.account_id and p.until >= :on
                          and (p.open_item_id is null or p.open_item_id = i.id))
                 union all
                select i.id, 'pause' from customers.customer_account a
                  join ledger.open_item i on i.tenant_id = :tenant and i.account_id = a.id and i.open_cents > 0
                  join reminders.pause p on p.tenant_id = :tenant and p.account_id = a.merged_into
                   and p.open_item_id is null and p.until >= :on
                 where a.tenant_id = :tenant and a.merged_into is not null and a.id = any(:accounts)
                 union all
                select i.id, 'insolvency' from ledger.open_item i
                  join registers.insolvency n on n.tenant_id = i.tenant_id and n.account_id = i.account_id and n.ended_on is null
                 where i.tenant_id = :tenant and i.account_id = any(:accounts) and i.open_cents > 0
                 order by why desc""")
                .param("tenant", tenant.value())
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .param("on", on)
                .query((row, _) -> found.put(row.getLong(1), Code.read(Silence.class, row.getString(2))))
                .list();
        return found;
    }

    private static Pause pause(ResultSet row, int number) throws SQLException {
        return new Pause(
                new AccountId(row.getLong("account_id")),
                row.getString("reason"),
                row.getObject("until", LocalDate.class));
    }

    Optional<AccountId> accountOf(TenantId tenant, long openItem) {
        return sql.sql("select account_id from ledger.open_item where tenant_id = :tenant and id = :item")
                .param("tenant", tenant.value())
                .param("item", openItem)
                .query(Long.class)
                .optional()
                .map(AccountId::new);
    }
}
