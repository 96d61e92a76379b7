package org.maillon.reminders;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How a company lets reminders leave. */
@Repository
class PolicyStore {
    private final JdbcClient sql;

    PolicyStore(JdbcClient sql) {
        this.sql = sql;
    }

    Policy policy(TenantId tenant) {
        return sql.sql(
                        "select active, started_on, backlog_per_day, days_after_dispute from reminders.policy where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query((row, _) -> {
                    int perDay = row.getInt("backlog_per_day");
                    var cap = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(perDay);
                    return new Policy(
                            row.getBoolean("active"),
                            Optional.ofNullable(ReminderStore.day(row, "started_on")),
                            cap,
                            row.getInt("days_after_dispute"));
                })
                .optional()
                .orElse(Policy.NOT_STARTED);
    }

    void start(TenantId tenant, LocalDate on, OptionalInt backlogPerDay) {
        sql.sql("""
                insert into reminders.policy (tenant_id, active, started_on, backlog_per_day)
                values (:tenant, true, :on, :perDay)
                on conflict (tenant_id) do update
                   set active = true, started_on = coalesce(policy.started_on, excluded.started_on),
                       backlog_per_day = excluded.backlog_per_day""")
                .param("tenant", tenant.value())
                .param("on", on)
                .param("perDay", backlogPerDay.isPresent() ? backlogPerDay.getAsInt() : null, java.sql.Types.INTEGER)
                .update();
    }

    /** An explicit run is an answer too; a policy already answered stays as it is. */
    void startUnlessStarted(TenantId tenant, LocalDate on) {
        sql.sql("""
                insert into reminders.policy (tenant_id, active, started_on) values (:tenant, true, :on)
                on conflict (tenant_id) do update
                   set started_on = coalesce(policy.started_on, excluded.started_on)""").param("tenant", tenant.value()).param("on", on).update();
    }

    void setDaysAfterDispute(TenantId tenant, int days) {
        sql.sql("""
                insert into reminders.policy (tenant_id, active, days_after_dispute) values (:tenant, true, :days)
                on conflict (tenant_id) do update set days_after_dispute = excluded.days_after_dispute""").param("tenant", tenant.value()).param("days", days).update();
    }

    void setActive(TenantId tenant, boolean active) {
        sql.sql("""
                insert into reminders.policy (tenant_id, active) values (:tenant, :active)
                on conflict (tenant_id) do update set active = excluded.active""").param("tenant", tenant.value()).param("active", active).update();
    }
}
