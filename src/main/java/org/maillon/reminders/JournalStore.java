package org.maillon.reminders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what was decided: by day, by item, and what asks somebody to do something. */
@Repository
class JournalStore {
    /** Of each item the row that stood on the day; an item closed before that day has none. */
    private static final String OF_DAY = """
              from ledger.open_item i
              join lateral (
                  select x.reason, x.step_name, x.decided_on, x.review_on, x.about_on from reminders.journal x
                   where x.tenant_id = i.tenant_id and x.open_item_id = i.id and x.decided_on <= :on
                   order by x.decided_on desc limit 1) j on true
             where i.tenant_id = :tenant and (i.closed_on is null or i.closed_on > :on or j.decided_on = :on)""";

    /** The same with the first day of the unbroken run of that reason. */
    private static final String WITH_RUN = """
            select i.id, i.account_id, i.reference, j.reason, j.step_name, j.decided_on, j.review_on, j.about_on,
                   (select min(y.decided_on) from reminders.journal y
                     where y.tenant_id = i.tenant_id and y.open_item_id = i.id and y.decided_on <= j.decided_on
                       and y.decided_on > coalesce(
                           (select max(z.decided_on) from reminders.journal z
                             where z.tenant_id = i.tenant_id and z.open_item_id = i.id and z.decided_on < j.decided_on
                               and z.reason <> j.reason), date '0001-01-01')) as since
            """;

    private final JdbcClient sql;

    JournalStore(JdbcClient sql) {
        this.sql = sql;
    }

    Map<Reason, Long> countByReason(TenantId tenant, LocalDate on) {
        var counts = new EnumMap<Reason, Long>(Reason.class);
        sql.sql("select j.reason, count(*) as number" + "\n" + OF_DAY + " group by j.reason")
                .param("tenant", tenant.value())
                .param("on", on)
                .query(row -> {
                    counts.put(Reason.valueOf(row.getString("reason")), row.getLong("number"));
                });
        return counts;
    }

    List<JournalEntry> ofDay(TenantId tenant, LocalDate on, @Nullable Long account, long after, int limit) {
        return sql.sql(WITH_RUN + OF_DAY + """

                 and i.id > :after and (:account::bigint is null or i.account_id = :account)
                 order by i.id limit :limit""")
                .param("tenant", tenant.value())
                .param("on", on)
                .param("account", account, java.sql.Types.BIGINT)
                .param("after", after)
                .param("limit", limit)
                .query(JournalStore::entry)
                .list();
    }

    List<JournalEntry> ofReason(TenantId tenant, LocalDate on, Reason reason, int from, int limit) {
        return sql.sql(WITH_RUN + OF_DAY + """

                 and j.reason = :reason
                 order by i.open_cents desc, i.id offset :from limit :limit""")
                .param("tenant", tenant.value())
                .param("on", on)
                .param("reason", reason.name())
                .param("from", from)
                .param("limit", limit)
                .query(JournalStore::entry)
                .list();
    }

    List<JournalEntry> ofItems(TenantId tenant, LocalDate on, Collection<Long> openItems) {
        return sql.sql(WITH_RUN + OF_DAY + " and i.id = any(:items)")
                .param("tenant", tenant.value())
                .param("on", on)
                .param("items", openItems.toArray(Long[]::new))
                .query(JournalStore::entry)
                .list();
    }

    List<JournalEntry> ofItem(TenantId tenant, long openItem) {
        return sql.sql(WITH_RUN + """
                  from reminders.journal j
                  join ledger.open_item i on i.tenant_id = j.tenant_id and i.id = j.open_item_id
                 where j.tenant_id = :tenant and j.open_item_id = :item
                 order by j.decided_on""")
                .param("tenant", tenant.value())
                .param("item", openItem)
                .query(JournalStore::entry)
                .list();
    }

    List<ReminderTask> tasks(TenantId tenant, Reason reason, LocalDate after, int limit) {
        return sql.sql("""
                select r.account_id, r.currency, a.code, a.name, r.decided_on,
                       (r.reasons -> :reason ->> 'items')::bigint as items, (r.reasons -> :reason ->> 'cents')::bigint as cents
                  from reminders.review r
                  join customers.customer_account a on a.tenant_id = r.tenant_id and a.id = r.account_id
                 where r.tenant_id = :tenant and r.review_on > :after and jsonb_exists(r.reasons, :reason)
                 order by cents desc, r.account_id, r.currency limit :limit""")
                .param("tenant", tenant.value())
                .param("reason", reason.name())
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new ReminderTask(
                        row.getLong("account_id"),
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("currency"),
                        reason,
                        row.getLong("items"),
                        row.getLong("cents"),
                        Objects.requireNonNull(ReminderStore.day(row, "decided_on"))))
                .list();
    }

    private static JournalEntry entry(ResultSet row, int number) throws SQLException {
        return new JournalEntry(
                row.getLong("id"),
                row.getLong("account_id"),
                row.getString("reference"),
                Reason.valueOf(row.getString("reason")),
                Optional.ofNullable(row.getString("step_name")),
                row.getObject("since", LocalDate.class),
                row.getObject("decided_on", LocalDate.class),
                row.getObject("review_on", LocalDate.class),
                Optional.ofNullable(ReminderStore.day(row, "about_on")));
    }
}
