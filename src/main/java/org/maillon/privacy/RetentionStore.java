package org.maillon.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import org.maillon.customers.RecordKind;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RetentionStore {
    private final JdbcClient sql;

    RetentionStore(JdbcClient sql) {
        this.sql = sql;
    }

    Map<RecordKind, Integer> chosen(TenantId tenant) {
        var chosen = new EnumMap<RecordKind, Integer>(RecordKind.class);
        sql.sql("select kind, months from privacy.retention_rule where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query((row, _) -> Map.entry(RecordKind.of(row.getString("kind")), row.getInt("months")))
                .list()
                .forEach(rule -> chosen.put(rule.getKey(), rule.getValue()));
        return chosen;
    }

    void choose(TenantId tenant, RecordKind kind, int months, String by, Instant at) {
        sql.sql("""
                insert into privacy.retention_rule (tenant_id, kind, months, changed_at, changed_by)
                values (:tenant, :kind, :months, :at, :by)
                on conflict (tenant_id, kind) do update set months = excluded.months, changed_at = excluded.changed_at,
                       changed_by = excluded.changed_by""")
                .param("tenant", tenant.value())
                .param("kind", kind.code())
                .param("months", months)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /** A rule that changed may make records due before the day that was counted. */
    void lookAgain(TenantId tenant, LocalDate today) {
        sql.sql("""
                update privacy.data_subject set look_on = :today
                 where tenant_id = :tenant and forgotten_on is null and look_on > :today""").param("tenant", tenant.value()).param("today", today).update();
    }
}
