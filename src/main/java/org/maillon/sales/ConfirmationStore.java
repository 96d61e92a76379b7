package org.maillon.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.maillon.evidence.DocumentId;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ConfirmationStore {
    private final JdbcClient sql;

    ConfirmationStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Of a version; one sent again after an objection, or with the number that was missing, takes its place. */
    void sent(TenantId tenant, Order order, DocumentId document, String by, Instant at) {
        sql.sql("""
                insert into sales.confirmation (tenant_id, order_id, version, document, sent_by, sent_at)
                values (:tenant, :order, :version, :document, :by, :at)
                on conflict (tenant_id, order_id, version) do update set document = excluded.document,
                       sent_by = excluded.sent_by, sent_at = excluded.sent_at, acknowledged_by = null, acknowledged_as = null,
                       acknowledged_from = null, acknowledged_at = null, objection = null, objected_at = null""")
                .param("tenant", tenant.value())
                .param("order", order.id())
                .param("version", order.version())
                .param("document", document.sha256())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void acknowledged(TenantId tenant, long order, int version, Confirmation.Acknowledgement said) {
        sql.sql("""
                update sales.confirmation set acknowledged_by = :by, acknowledged_as = :as, acknowledged_from = :from,
                       acknowledged_at = :at
                 where tenant_id = :tenant and order_id = :order and version = :version""")
                .param("tenant", tenant.value())
                .param("order", order)
                .param("version", version)
                .param("by", said.by())
                .param("as", said.as())
                .param("from", said.from())
                .param("at", said.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    void objected(TenantId tenant, long order, int version, String what, Instant at) {
        sql.sql("""
                update sales.confirmation set objection = :what, objected_at = :at
                 where tenant_id = :tenant and order_id = :order and version = :version""")
                .param("tenant", tenant.value())
                .param("order", order)
                .param("version", version)
                .param("what", what)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** All versions' of an order, the newest first. */
    List<Confirmation> of(TenantId tenant, long order) {
        return sql.sql("""
                select version, document, sent_by, sent_at, acknowledged_by, acknowledged_as, acknowledged_from, acknowledged_at,
                       objection, objected_at
                  from sales.confirmation where tenant_id = :tenant and order_id = :order order by version desc""")
                .param("tenant", tenant.value())
                .param("order", order)
                .query(ConfirmationStore::confirmation)
                .list();
    }

    private static Confirmation confirmation(ResultSet row, int number) throws SQLException {
        var acknowledged = row.getObject("acknowledged_at", OffsetDateTime.class);
        var objected = row.getObject("objected_at", OffsetDateTime.class);
        return new Confirmation(
                row.getInt("version"),
                new DocumentId(row.getString("document")),
                row.getString("sent_by"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                acknowledged == null
                        ? Optional.empty()
                        : Optional.of(new Confirmation.Acknowledgement(
                                row.getString("acknowledged_by"),
                                row.getString("acknowledged_as"),
                                row.getString("acknowledged_from"),
                                acknowledged.toInstant())),
                objected == null
                        ? Optional.empty()
                        : Optional.of(new Confirmation.Objection(row.getString("objection"), objected.toInstant())));
    }
}
