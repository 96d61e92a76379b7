package org.maillon.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.maillon.evidence.DocumentId;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files made for our bank. */
@Repository
class DebitFileStore {
    private static final String FILE = """
            select f.id, f.message_id, f.version, f.collect_on, f.collections, f.sum_cents, f.sha256, f.made_at, f.made_by,
                   f.presented_at
              from payments.debit_file f where f.tenant_id = :tenant
            """;

    private final JdbcClient sql;

    DebitFileStore(JdbcClient sql) {
        this.sql = sql;
    }

    long insert(
            TenantId tenant,
            DebitFile file,
            DebitFileVersion version,
            LocalDate collectOn,
            DocumentId document,
            String by,
            Instant at) {
        return sql.sql("""
                insert into payments.debit_file (tenant_id, message_id, version, collect_on, collections, sum_cents, sha256,
                       made_at, made_by)
                values (:tenant, :message, :version, :on, :count, :sum, :document, :at, :by) returning id""")
                .param("tenant", tenant.value())
                .param("message", file.messageId())
                .param("version", version.code())
                .param("on", collectOn)
                .param("count", file.count())
                .param("sum", file.cents())
                .param("document", HexFormat.of().parseHex(document.sha256()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    boolean present(TenantId tenant, long file, String by, Instant at) {
        return sql.sql("""
                update payments.debit_file set presented_at = :at, presented_by = :by
                 where tenant_id = :tenant and id = :id and presented_at is null""")
                        .param("tenant", tenant.value())
                        .param("id", file)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                > 0;
    }

    Optional<MadeDebitFile> find(TenantId tenant, long file) {
        return sql.sql(FILE + " and f.id = :id")
                .param("tenant", tenant.value())
                .param("id", file)
                .query(DebitFileStore::file)
                .optional();
    }

    Optional<MadeDebitFile> findByMessage(TenantId tenant, String message) {
        return sql.sql(FILE + " and f.message_id = :message")
                .param("tenant", tenant.value())
                .param("message", message)
                .query(DebitFileStore::file)
                .optional();
    }

    /** The newest first. */
    List<MadeDebitFile> latest(TenantId tenant, int limit) {
        return sql.sql(FILE + " order by f.id desc limit :limit")
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query(DebitFileStore::file)
                .list();
    }

    private static MadeDebitFile file(ResultSet row, int number) throws SQLException {
        return new MadeDebitFile(
                row.getLong("id"),
                row.getString("message_id"),
                row.getString("version"),
                row.getObject("collect_on", LocalDate.class),
                row.getInt("collections"),
                row.getLong("sum_cents"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("made_by"),
                Optional.ofNullable(row.getObject("presented_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
