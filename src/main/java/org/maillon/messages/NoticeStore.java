package org.maillon.messages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.maillon.access.Member;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class NoticeStore {
    private static final int ATTEMPTS = 20;

    record Notice(long id, String address, String name, Language language, String subject, String words) {}

    private final JdbcClient sql;

    NoticeStore(JdbcClient sql) {
        this.sql = sql;
    }

    void add(TenantId tenant, Member reader, String subject, String words, Instant at) {
        sql.sql("""
                insert into messages.notice (tenant_id, address, name, language, subject, words, created_at)
                values (:tenant, :address, :name, :language, :subject, :words, :at)""")
                .param("tenant", tenant.value())
                .param("address", reader.email())
                .param("name", reader.name())
                .param("language", reader.language().code())
                .param("subject", subject)
                .param("words", words)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The next one after an id, held by this transaction; one that another node sends is passed over. */
    Optional<Notice> next(TenantId tenant, long after) {
        return sql.sql("""
                select id, address, name, language, subject, words from messages.notice
                 where tenant_id = :tenant and sent_at is null and id > :after and attempts < :most
                 order by id limit 1 for update skip locked""")
                .param("tenant", tenant.value())
                .param("after", after)
                .param("most", ATTEMPTS)
                .query((row, _) -> new Notice(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        Language.of(row.getString(4)),
                        row.getString(5),
                        row.getString(6)))
                .optional();
    }

    void sent(TenantId tenant, long notice, Instant at) {
        sql.sql("update messages.notice set sent_at = :at where tenant_id = :tenant and id = :notice")
                .param("tenant", tenant.value())
                .param("notice", notice)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void failed(TenantId tenant, long notice, String why) {
        sql.sql("""
                update messages.notice set attempts = attempts + 1, last_error = :why
                 where tenant_id = :tenant and id = :notice""")
                .param("tenant", tenant.value())
                .param("notice", notice)
                .param("why", why)
                .update();
    }
}
