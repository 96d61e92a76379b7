package org.maillon.reminders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.Code;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which accounts are looked at when: one review for each currency of an account. */
@Repository
class ReminderStore {
    /** Earlier than any day a run is asked for: a fact changed, the next run must look. */
    static final LocalDate AT_NEXT_RUN = LocalDate.EPOCH;

    private final JdbcClient sql;

    ReminderStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** An account in one currency under review. */
    record ReviewKey(long account, String currency) {}

    /** What is open on an account that was joined to another is looked at with that one. */
    void wake(TenantId tenant, Collection<Long> accounts) {
        sql.sql("""
                with joined as materialized (
                    select id, merged_into from customers.customer_account
                     where tenant_id = :tenant and merged_into is not null)
                insert into reminders.review (tenant_id, account_id, currency, review_on, reasons)
                select distinct i.tenant_id, coalesce(j.merged_into, i.account_id), i.currency, :soon::date, '{}'::jsonb
                  from ledger.open_item i
                  left join joined j on j.id = i.account_id
                 where i.tenant_id = :tenant and i.account_id = any(:accounts) and i.open_cents > 0
                on conflict (tenant_id, account_id, currency) do nothing""")
                .param("tenant", tenant.value())
                .param("soon", AT_NEXT_RUN)
                .param("accounts", accounts.toArray(Long[]::new))
                .update();
        sql.sql("""
                update reminders.review set review_on = :soon
                 where tenant_id = :tenant and account_id = any(:accounts) and review_on > :soon""")
                .param("tenant", tenant.value())
                .param("soon", AT_NEXT_RUN)
                .param("accounts", withThoseThatGoOn(tenant, accounts))
                .update();
    }

    private Long[] withThoseThatGoOn(TenantId tenant, Collection<Long> accounts) {
        var all = new TreeSet<>(accounts);
        all.addAll(sql.sql("""
                with joined as materialized (
                    select id, merged_into from customers.customer_account
                     where tenant_id = :tenant and merged_into is not null)
                select merged_into from joined where id in (select unnest(:accounts::bigint[]))""")
                .param("tenant", tenant.value())
                .param("accounts", accounts.toArray(Long[]::new))
                .query(Long.class)
                .list());
        return all.toArray(Long[]::new);
    }

    /** The account that goes on, where this one was joined to another. */
    long goingOn(TenantId tenant, long account) {
        return sql.sql("""
                select merged_into from customers.customer_account
                 where tenant_id = :tenant and id = :account and merged_into is not null""")
                .param("tenant", tenant.value())
                .param("account", account)
                .query(Long.class)
                .optional()
                .orElse(account);
    }

    /** Of these items those that are not settled, with the accounts they were booked on. */
    Map<Long, Long> open(TenantId tenant, Collection<Long> items) {
        var open = new HashMap<Long, Long>();
        sql.sql("""
                select id, account_id from ledger.open_item
                 where tenant_id = :tenant and id = any(:items) and open_cents > 0""")
                .param("tenant", tenant.value())
                .param("items", items.toArray(Long[]::new))
                .query(row -> {
                    open.put(row.getLong("id"), row.getLong("account_id"));
                });
        return open;
    }

    /** All accounts under review: the rules themselves changed. */
    void wakeAll(TenantId tenant) {
        sql.sql("update reminders.review set review_on = :soon where tenant_id = :tenant and review_on > :soon")
                .param("tenant", tenant.value())
                .param("soon", AT_NEXT_RUN)
                .update();
    }

    long countDue(TenantId tenant, LocalDate on) {
        return sql.sql("select count(*) from reminders.review where tenant_id = :tenant and review_on <= :on")
                .param("tenant", tenant.value())
                .param("on", on)
                .query(Long.class)
                .single();
    }

    /** Locks the next reviews whose day has come; another node's are left to it. Says nothing about the rules. */
    List<ReviewKey> lockDue(TenantId tenant, LocalDate on, int limit) {
        return sql.sql("""
                select account_id, currency from reminders.review
                 where tenant_id = :tenant and review_on <= :on
                 order by review_on, account_id limit :limit
                   for update skip locked""")
                .param("tenant", tenant.value())
                .param("on", on)
                .param("limit", limit)
                .query((row, _) -> new ReviewKey(row.getLong(1), row.getString(2)))
                .list();
    }

    /** The same without locking, page by page, for a run that is only tried. */
    List<ReviewKey> due(TenantId tenant, LocalDate on, ReviewKey after, int limit) {
        return sql.sql("""
                select account_id, currency from reminders.review
                 where tenant_id = :tenant and review_on <= :on and (account_id, currency) > (:account, :currency)
                 order by account_id, currency limit :limit""")
                .param("tenant", tenant.value())
                .param("on", on)
                .param("account", after.account())
                .param("currency", after.currency())
                .param("limit", limit)
                .query((row, _) -> new ReviewKey(row.getLong(1), row.getString(2)))
                .list();
    }

    /** Those of the account that goes on, where this one was joined to another. */
    List<ReviewKey> reviews(TenantId tenant, long account) {
        return sql.sql("""
                select account_id, currency from reminders.review
                 where tenant_id = :tenant and account_id = :account order by currency""")
                .param("tenant", tenant.value())
                .param("account", goingOn(tenant, account))
                .query((row, _) -> new ReviewKey(row.getLong(1), row.getString(2)))
                .list();
    }

    /** Locks the reviews of one account, or of the one that goes on in its place, opening them where there are none. */
    List<ReviewKey> lock(TenantId tenant, long account) {
        wake(tenant, List.of(account));
        return sql.sql("""
                select account_id, currency from reminders.review
                 where tenant_id = :tenant and account_id = :account
                 order by currency for update""")
                .param("tenant", tenant.value())
                .param("account", goingOn(tenant, account))
                .query((row, _) -> new ReviewKey(row.getLong(1), row.getString(2)))
                .list();
    }

    /**
     * Locks a review and answers its version, which every change of a fact of the account moves on; empty where one changed
     * that no run has looked at yet, since a second change would not be seen then.
     */
    Optional<String> lock(TenantId tenant, ReviewKey key) {
        return sql.sql("""
                select case when review_on > :soon then xmin::text end from reminders.review
                 where tenant_id = :tenant and account_id = :account and currency = :currency for update""")
                .param("tenant", tenant.value())
                .param("soon", AT_NEXT_RUN)
                .param("account", key.account())
                .param("currency", key.currency())
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(Function.identity());
    }

    /** The versions of reviews without locking them. */
    Map<ReviewKey, String> versions(TenantId tenant, Collection<Long> accounts) {
        var versions = new HashMap<ReviewKey, String>();
        sql.sql("""
                select account_id, currency, xmin::text from reminders.review
                 where tenant_id = :tenant and account_id = any(:accounts) and review_on > :soon""")
                .param("tenant", tenant.value())
                .param("soon", AT_NEXT_RUN)
                .param("accounts", accounts.toArray(Long[]::new))
                .query(row -> {
                    versions.put(new ReviewKey(row.getLong(1), row.getString(2)), row.getString(3));
                });
        return versions;
    }

    /** All items under review by the reason last stored; without those of reviews whose day has come, where asked. */
    Map<Reason, Long> countByReason(TenantId tenant, @Nullable LocalDate notDueOn) {
        var counts = new EnumMap<Reason, Long>(Reason.class);
        sql.sql("""
                select e.key as reason, sum((e.value ->> 'items')::bigint) as number
                  from reminders.review r cross join lateral jsonb_each(r.reasons) e
                 where r.tenant_id = :tenant and r.review_on > :day
                 group by e.key""")
                .param("tenant", tenant.value())
                .param("day", notDueOn == null ? LocalDate.of(1, 1, 1) : notDueOn)
                .query(row -> {
                    counts.put(Reason.valueOf(row.getString("reason")), row.getLong("number"));
                });
        return counts;
    }

    long countBacklogLetters(TenantId tenant, LocalDate on) {
        return sql.sql("select count(*) from reminders.review where tenant_id = :tenant and backlog_on = :on")
                .param("tenant", tenant.value())
                .param("on", on)
                .query(Long.class)
                .single();
    }

    static String lower(Enum<?> value) {
        return Code.of(value);
    }

    static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
