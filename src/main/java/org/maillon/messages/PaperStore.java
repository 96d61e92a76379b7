package org.maillon.messages;

import static org.maillon.messages.MessageStore.utc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PaperStore {
    private final JdbcClient sql;
    private final SealedSheets sheets;

    PaperStore(JdbcClient sql, SealedSheets sheets) {
        this.sql = sql;
        this.sheets = sheets;
    }

    Optional<Letterhead> letterhead(TenantId tenant) {
        return sql.sql("select lines, place, envelope_window from messages.letterhead where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query((row, _) -> new Letterhead(
                        List.of((String[]) row.getArray("lines").getArray()),
                        row.getString("place"),
                        EnvelopeWindow.of(row.getString("envelope_window"))))
                .optional();
    }

    void save(TenantId tenant, Letterhead head, Instant now) {
        sql.sql("""
                insert into messages.letterhead (tenant_id, lines, place, envelope_window, changed_at)
                values (:tenant, :lines, :place, :window, :now)
                on conflict (tenant_id) do update set lines = excluded.lines, place = excluded.place,
                    envelope_window = excluded.envelope_window, changed_at = excluded.changed_at""")
                .param("tenant", tenant.value())
                .param("lines", head.lines().toArray(String[]::new))
                .param("place", head.place())
                .param("window", head.window().code())
                .param("now", utc(now))
                .update();
    }

    void keep(TenantId tenant, long message, PaperSheet sheet, @Nullable String trackingNumber) {
        sql.sql("""
                insert into messages.sheet (tenant_id, message_id, page, tracking_number)
                values (:tenant, :message, :page::jsonb, :number)
                on conflict (tenant_id, message_id)
                do update set page = excluded.page, tracking_number = excluded.tracking_number""")
                .param("tenant", tenant.value())
                .param("message", message)
                .param("page", sheets.write(tenant, sheet))
                .param("number", trackingNumber)
                .update();
    }

    Optional<PaperSheet> sheet(TenantId tenant, long message) {
        return sql.sql("select page from messages.sheet where tenant_id = :tenant and message_id = :message")
                .param("tenant", tenant.value())
                .param("message", message)
                .query((row, _) -> sheets.read(tenant, row.getString("page")))
                .optional();
    }

    Optional<String> trackingNumber(TenantId tenant, long message) {
        return sql.sql("""
                select tracking_number from messages.sheet
                 where tenant_id = :tenant and message_id = :message and tracking_number is not null""")
                .param("tenant", tenant.value())
                .param("message", message)
                .query(String.class)
                .optional();
    }

    boolean track(TenantId tenant, long message, String number) {
        return sql.sql("""
                update messages.sheet set tracking_number = :number where tenant_id = :tenant and message_id = :message""")
                        .param("tenant", tenant.value())
                        .param("message", message)
                        .param("number", number)
                        .update()
                == 1;
    }
}
