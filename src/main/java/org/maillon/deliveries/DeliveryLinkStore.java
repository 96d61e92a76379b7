package org.maillon.deliveries;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.portal.LinkToken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DeliveryLinkStore {
    private final JdbcClient sql;

    DeliveryLinkStore(JdbcClient sql) {
        this.sql = sql;
    }

    long insert(
            TenantId tenant,
            long note,
            LinkToken token,
            String recipient,
            Language language,
            String by,
            Instant at,
            Instant end) {
        return sql.sql("""
                insert into deliveries.link (tenant_id, note_id, token_hash, recipient, language, issued_at, issued_by, expires_at)
                values (:tenant, :note, :hash, :recipient, :language, :at, :by, :end) returning id""")
                .param("tenant", tenant.value())
                .param("note", note)
                .param("hash", token.hash())
                .param("recipient", recipient)
                .param("language", language.code())
                .param("at", DeliveryStore.utc(at))
                .param("by", by)
                .param("end", DeliveryStore.utc(end))
                .query(Long.class)
                .single();
    }

    private static final String LINK = """
            select id, note_id, recipient, language, issued_at, issued_by, expires_at, opened_at, revoked_at from deliveries.link
             where tenant_id = :tenant
            """;

    Optional<DeliveryLink> find(TenantId tenant, LinkToken token) {
        return sql.sql(LINK + " and token_hash = :hash")
                .param("tenant", tenant.value())
                .param("hash", token.hash())
                .query(DeliveryLinkStore::link)
                .optional();
    }

    /** Of a delivery, the newest first. */
    List<DeliveryLink> ofNote(TenantId tenant, long note) {
        return sql.sql(LINK + " and note_id = :note order by id desc")
                .param("tenant", tenant.value())
                .param("note", note)
                .query(DeliveryLinkStore::link)
                .list();
    }

    void open(TenantId tenant, long link, Instant at) {
        sql.sql("""
                update deliveries.link set opened_at = :at where tenant_id = :tenant and id = :link and opened_at is null""")
                .param("tenant", tenant.value())
                .param("link", link)
                .param("at", DeliveryStore.utc(at))
                .update();
    }

    boolean revoke(TenantId tenant, long note, long link, String by, Instant at) {
        return sql.sql("""
                update deliveries.link set revoked_at = :at, revoked_by = :by
                 where tenant_id = :tenant and note_id = :note and id = :link and revoked_at is null""")
                        .param("tenant", tenant.value())
                        .param("note", note)
                        .param("link", link)
                        .param("by", by)
                        .param("at", DeliveryStore.utc(at))
                        .update()
                == 1;
    }

    private static DeliveryLink link(ResultSet row, int number) throws SQLException {
        return new DeliveryLink(
                row.getLong("id"),
                row.getLong("note_id"),
                row.getString("recipient"),
                Language.of(row.getString("language")),
                DeliveryStore.instant(row, "issued_at").orElseThrow(),
                row.getString("issued_by"),
                DeliveryStore.instant(row, "expires_at").orElseThrow(),
                DeliveryStore.instant(row, "opened_at"),
                DeliveryStore.instant(row, "revoked_at"));
    }
}
