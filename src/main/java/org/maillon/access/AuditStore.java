package org.maillon.access;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AuditStore {
    private final JdbcClient sql;

    AuditStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(TenantId tenant, Instant at, String who, String act, String subject, String detail) {
        sql.sql("""
                insert into access.audit_entry (tenant_id, at, who, act, subject, detail)
                values (:tenant, :at, :who, :act, :subject, :detail)""")
                .param("tenant", tenant.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("who", who)
                .param("act", act)
                .param("subject", subject)
                .param("detail", detail)
                .update();
    }

    List<AuditTrail.Entry> list(TenantId tenant, long before, int limit) {
        return sql.sql("""
                select id, at, who, act, subject, detail from access.audit_entry
                 where tenant_id = :tenant and id < :before order by id desc limit :limit""")
                .param("tenant", tenant.value())
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> new AuditTrail.Entry(
                        row.getLong("id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("who"),
                        row.getString("act"),
                        row.getString("subject"),
                        row.getString("detail")))
                .list();
    }
}
