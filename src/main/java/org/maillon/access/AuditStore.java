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

    List<Instant> naming(TenantId tenant, String names) {
        return sql.sql("""
                select at from access.audit_entry
                 where tenant_id = :tenant and (subject ~* :names or detail ~* :names) order by id""")
                .param("tenant", tenant.value())
                .param("names", names)
                .query((row, _) -> row.getObject("at", OffsetDateTime.class).toInstant())
                .list();
    }

    int forget(TenantId tenant, String names, String instead, Instant before) {
        return sql.sql("""
                update access.audit_entry set subject = regexp_replace(subject, :names, :instead, 'gi'),
                       detail = regexp_replace(detail, :names, :instead, 'gi')
                 where tenant_id = :tenant and at < :before and (subject ~* :names or detail ~* :names)""")
                .param("tenant", tenant.value())
                .param("names", names)
                .param("instead", instead)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
