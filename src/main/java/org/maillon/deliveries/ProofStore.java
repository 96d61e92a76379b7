package org.maillon.deliveries;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.maillon.evidence.Document;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ProofStore {
    private final JdbcClient sql;

    ProofStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Lays a document beside a delivery, once. */
    void insert(TenantId tenant, long note, Proof.Kind kind, Document document, String by, Instant at) {
        sql.sql("""
                insert into deliveries.proof (tenant_id, note_id, kind, document, media_type, name, added_at, added_by)
                values (:tenant, :note, :kind, :document, :type, :name, :at, :by)
                on conflict (tenant_id, note_id, kind, document) do nothing""")
                .param("tenant", tenant.value())
                .param("note", note)
                .param("kind", kind.code())
                .param("document", HexFormat.of().parseHex(document.id().sha256()))
                .param("type", document.mediaType())
                .param("name", document.name())
                .param("at", DeliveryStore.utc(at))
                .param("by", by)
                .update();
    }

    List<Proof> ofNote(TenantId tenant, long note) {
        return sql.sql("""
                select id, note_id, kind, document, media_type, name, added_at, added_by from deliveries.proof
                 where tenant_id = :tenant and note_id = :note order by id""")
                .param("tenant", tenant.value())
                .param("note", note)
                .query((row, _) -> new Proof(
                        row.getLong("id"),
                        row.getLong("note_id"),
                        Proof.Kind.of(row.getString("kind")).orElseThrow(),
                        SignatureStore.document(row.getBytes("document")).orElseThrow(),
                        row.getString("media_type"),
                        row.getString("name"),
                        DeliveryStore.instant(row, "added_at").orElseThrow(),
                        row.getString("added_by")))
                .list();
    }
}
