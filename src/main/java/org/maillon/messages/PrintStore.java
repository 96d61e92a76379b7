package org.maillon.messages;

import static org.maillon.messages.MessageStore.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PrintStore {
    private static final String SELECT = """
            select b.id, b.made_at, b.made_by, b.printed_at, b.printed_by,
                   (select count(*) from messages.batch_letter l
                      join messages.message m on m.tenant_id = l.tenant_id and m.id = l.message_id
                     where l.tenant_id = b.tenant_id and l.batch_id = b.id and m.state <> 'cancelled') as letters
              from messages.print_batch b
             where b.tenant_id = :tenant and b.undone_at is null""";

    private final JdbcClient sql;
    private final SealedSheets sheets;

    PrintStore(JdbcClient sql, SealedSheets sheets) {
        this.sql = sql;
        this.sheets = sheets;
    }

    long begin(TenantId tenant, String by, Instant now) {
        return sql.sql("""
                insert into messages.print_batch (tenant_id, made_at, made_by) values (:tenant, :now, :by) returning id""")
                .param("tenant", tenant.value())
                .param("now", utc(now))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    void add(TenantId tenant, long batch, long message) {
        sql.sql("""
                insert into messages.batch_letter (tenant_id, message_id, batch_id) values (:tenant, :message, :batch)""")
                .param("tenant", tenant.value())
                .param("message", message)
                .param("batch", batch)
                .update();
    }

    Optional<PrintBatch> find(TenantId tenant, long batch) {
        return sql.sql(SELECT + " and b.id = :batch")
                .param("tenant", tenant.value())
                .param("batch", batch)
                .query(PrintStore::batch)
                .optional();
    }

    List<PrintBatch> latest(TenantId tenant, int limit) {
        return sql.sql(SELECT + " order by b.id desc limit :limit")
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query(PrintStore::batch)
                .list();
    }

    List<Long> letters(TenantId tenant, long batch) {
        return sql.sql("""
                select l.message_id from messages.batch_letter l
                  join messages.message m on m.tenant_id = l.tenant_id and m.id = l.message_id
                 where l.tenant_id = :tenant and l.batch_id = :batch and m.state <> 'cancelled' order by l.message_id""")
                .param("tenant", tenant.value())
                .param("batch", batch)
                .query(Long.class)
                .list();
    }

    List<PaperSheet> sheets(TenantId tenant, long batch) {
        return sql.sql("""
                select s.page from messages.batch_letter l
                  join messages.sheet s on s.tenant_id = l.tenant_id and s.message_id = l.message_id
                  join messages.message m on m.tenant_id = l.tenant_id and m.id = l.message_id
                 where l.tenant_id = :tenant and l.batch_id = :batch and m.state <> 'cancelled' order by l.message_id""")
                .param("tenant", tenant.value())
                .param("batch", batch)
                .query((row, _) -> sheets.read(tenant, row.getString("page")))
                .list();
    }

    /** False where it was said before. */
    boolean printed(TenantId tenant, long batch, String by, Instant now) {
        return sql.sql("""
                update messages.print_batch set printed_at = :now, printed_by = :by
                 where tenant_id = :tenant and id = :batch and printed_at is null and undone_at is null""")
                        .param("tenant", tenant.value())
                        .param("batch", batch)
                        .param("by", by)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    boolean notPrinted(TenantId tenant, long batch) {
        return sql.sql("""
                update messages.print_batch set printed_at = null, printed_by = null
                 where tenant_id = :tenant and id = :batch and printed_at is not null""")
                        .param("tenant", tenant.value())
                        .param("batch", batch)
                        .update()
                == 1;
    }

    boolean undone(TenantId tenant, long batch, Instant now) {
        return sql.sql("""
                update messages.print_batch set undone_at = :now
                 where tenant_id = :tenant and id = :batch and printed_at is null and undone_at is null""")
                        .param("tenant", tenant.value())
                        .param("batch", batch)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    void free(TenantId tenant, long batch) {
        sql.sql("delete from messages.batch_letter where tenant_id = :tenant and batch_id = :batch")
                .param("tenant", tenant.value())
                .param("batch", batch)
                .update();
    }

    /** How many wait to be put on a pile. */
    long waiting(TenantId tenant) {
        return sql.sql("""
                select count(*) from messages.message m
                 where m.tenant_id = :tenant and m.state = 'queued' and m.channel in ('letter', 'registered')
                   and not exists (select from messages.batch_letter l
                                    where l.tenant_id = m.tenant_id and l.message_id = m.id)""").param("tenant", tenant.value()).query(Long.class).single();
    }

    /** The letters of a pile that still wait are sent. */
    void leave(TenantId tenant, long batch, String words, Instant now) {
        sql.sql("""
                update messages.message m set state = 'sent', state_at = :now, sent_at = :now, reason = null, answer = :words
                  from messages.batch_letter l
                 where m.tenant_id = :tenant and l.tenant_id = :tenant and l.batch_id = :batch and m.id = l.message_id
                   and m.state = 'queued'""")
                .param("tenant", tenant.value())
                .param("batch", batch)
                .param("words", words)
                .param("now", utc(now))
                .update();
    }

    /** The letters of a pile that were sent wait to be printed again. */
    void comeBack(TenantId tenant, long batch, Instant now) {
        sql.sql("""
                update messages.message m set state = 'queued', state_at = :now, sent_at = null, answer = null,
                       reason = 'messages.reason.to-print'
                  from messages.batch_letter l
                 where m.tenant_id = :tenant and l.tenant_id = :tenant and l.batch_id = :batch and m.id = l.message_id
                   and m.state = 'sent'""")
                .param("tenant", tenant.value())
                .param("batch", batch)
                .param("now", utc(now))
                .update();
    }

    /** The letters of a pile that were not cancelled may be handed over again, as {@link DeliveryStore#takeBack} does for one. */
    void takeBack(TenantId tenant, long batch) {
        sql.sql("""
                delete from messages.handover h using messages.batch_letter l, messages.message m
                 where h.tenant_id = :tenant and l.tenant_id = :tenant and l.batch_id = :batch and h.message_id = l.message_id
                   and m.tenant_id = :tenant and m.id = l.message_id and m.state <> 'cancelled'""").param("tenant", tenant.value()).param("batch", batch).update();
    }

    private static PrintBatch batch(ResultSet row, int number) throws SQLException {
        var printedAt = row.getTimestamp("printed_at");
        return new PrintBatch(
                row.getLong("id"),
                row.getTimestamp("made_at").toInstant(),
                row.getString("made_by"),
                row.getLong("letters"),
                printedAt == null ? null : printedAt.toInstant(),
                row.getString("printed_by"));
    }
}
