package org.maillon.messages;

import static org.maillon.messages.MessageStore.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class DeliveryStore {
    private final JdbcClient sql;

    DeliveryStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** A place in the queue; the pages go on behind it. */
    record Place(Instant notBefore, long id) {
        static final Place FIRST = new Place(Instant.EPOCH, 0);
    }

    /** What was said, kept with the message when it may have left. */
    record Said(
            String recipient,
            String language,
            LetterText text,
            @Nullable String messageId) {
        /** The same under the name that the carrier gave it. */
        Said under(String reference) {
            return new Said(recipient, language, text, reference);
        }
    }

    /** What may leave now; a message that is put off moves behind {@code now} and is not seen again. */
    List<Place> due(TenantId tenant, Channel channel, Instant now, Place after, int limit) {
        return sql.sql("""
                select not_before, id from messages.message
                 where tenant_id = :tenant and state = 'queued' and channel = :channel and not_before <= :now
                   and (not_before, id) > (:afterAt, :afterId)
                 order by not_before, id limit :limit""")
                .param("tenant", tenant.value())
                .param("channel", channel.code())
                .param("now", utc(now))
                .param("afterAt", utc(after.notBefore()))
                .param("afterId", after.id())
                .param("limit", limit)
                .query(DeliveryStore::place)
                .list();
    }

    /** All that is queued, by age. */
    List<Place> queued(TenantId tenant, Channel channel, Place after, int limit) {
        return sql.sql("""
                select not_before, id from messages.message
                 where tenant_id = :tenant and state = 'queued' and channel = :channel and id > :afterId
                 order by id limit :limit""")
                .param("tenant", tenant.value())
                .param("channel", channel.code())
                .param("afterId", after.id())
                .param("limit", limit)
                .query(DeliveryStore::place)
                .list();
    }

    long waiting(TenantId tenant) {
        return sql.sql("select count(*) from messages.message where tenant_id = :tenant and state = 'queued'")
                .param("tenant", tenant.value())
                .query(Long.class)
                .single();
    }

    /**
     * An outcome need not be on the disk when its transaction ends: the next handover, which is, takes it along. Should
     * the machine stop in between, the handover that stands makes a doubt of it, never a second message.
     */
    void doNotWaitForTheDisk() {
        sql.sql("set local synchronous_commit to off").update();
    }

    /** Takes the message in hand until the transaction ends; empty where another has it, or a pile, or it is queued no more. */
    Optional<QueuedMessage> lock(TenantId tenant, long id, Instant until) {
        return sql.sql("""
                select id, account_id, source, key, currency, channel, step, decided_on, not_before, attempts
                  from messages.message
                 where tenant_id = :tenant and id = :id and state = 'queued' and not_before <= :until
                   and (channel not in ('letter', 'registered')
                        or not exists (select from messages.batch_letter l where l.tenant_id = :tenant and l.message_id = :id))
                   for no key update skip locked""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("until", utc(until))
                .query(DeliveryStore::queuedMessage)
                .optional();
    }

    /** The same of many without taking them in hand, as they stand now. */
    List<QueuedMessage> find(TenantId tenant, Collection<Long> ids) {
        return sql.sql("""
                select id, account_id, source, key, currency, channel, step, decided_on, not_before, attempts
                  from messages.message where tenant_id = :tenant and id = any(:ids) and state = 'queued' order by id""")
                .param("tenant", tenant.value())
                .param("ids", ids.toArray(Long[]::new))
                .query(DeliveryStore::queuedMessage)
                .list();
    }

    /** Asked by a statement of its own, after the lock: it must see what a sender that just died committed last. */
    boolean wasHandedOver(TenantId tenant, long id) {
        return sql.sql("select count(*) from messages.handover where tenant_id = :tenant and message_id = :id")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** False where the message had been handed over before. */
    boolean handOver(TenantId tenant, long id, Instant now) {
        return sql.sql("""
                insert into messages.handover (tenant_id, message_id, at) values (:tenant, :id, :now)
                on conflict (tenant_id, message_id) do nothing""")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    void takeBack(TenantId tenant, long id) {
        takeBack(sql, tenant, id);
    }

    /** It had not left, or leaves once more: it may be handed over again. */
    static void takeBack(JdbcClient sql, TenantId tenant, long id) {
        sql.sql("delete from messages.handover where tenant_id = :tenant and message_id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    void sent(TenantId tenant, long id, Said said, String answer, Instant now) {
        said(sql.sql("""
                update messages.message set state = 'sent', state_at = :now, sent_at = :now, reason = null, answer = :answer,
                       recipient = :recipient, language = :language, subject = :subject, html = :html, plain = :plain,
                       message_id = :messageId
                 where tenant_id = :tenant and id = :id"""), said)
                .param("tenant", tenant.value())
                .param("id", id)
                .param("now", utc(now))
                .param("answer", answer)
                .update();
    }

    void lost(TenantId tenant, long id, Said said, String error, Instant now) {
        said(sql.sql("""
                update messages.message set recipient = :recipient, language = :language, subject = :subject, html = :html,
                       plain = :plain, message_id = :messageId
                 where tenant_id = :tenant and id = :id"""), said).param("tenant", tenant.value()).param("id", id).update();
        inDoubt(tenant, id, error, now);
    }

    /** Worded, and in the hands of a person; it stays queued until that person says that it is gone. */
    void inHand(TenantId tenant, long id, Said said) {
        said(sql.sql("""
                update messages.message set reason = 'messages.reason.to-print', recipient = :recipient,
                       language = :language, subject = :subject, html = :html, plain = :plain, message_id = :messageId
                 where tenant_id = :tenant and id = :id"""), said).param("tenant", tenant.value()).param("id", id).update();
    }

    void inDoubt(TenantId tenant, long id, @Nullable String error, Instant now) {
        sql.sql("""
                update messages.message set state = 'in-doubt', state_at = :now, reason = 'messages.reason.in-doubt',
                       last_error = coalesce(:error, last_error)
                 where tenant_id = :tenant and id = :id""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("now", utc(now))
                .param("error", error)
                .update();
    }

    void failed(TenantId tenant, long id, String reason, String error, @Nullable String recipient, Instant now) {
        sql.sql("""
                update messages.message set state = 'failed', state_at = :now, reason = :reason, last_error = :error,
                       attempts = attempts + 1, recipient = :recipient
                 where tenant_id = :tenant and id = :id""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("now", utc(now))
                .param("reason", reason)
                .param("error", error)
                .param("recipient", recipient)
                .update();
    }

    void retry(TenantId tenant, long id, Instant at, String error) {
        sql.sql("""
                update messages.message set not_before = :at, attempts = attempts + 1, last_error = :error,
                       reason = 'messages.reason.retry'
                 where tenant_id = :tenant and id = :id""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("at", utc(at))
                .param("error", error)
                .update();
    }

    void postponed(TenantId tenant, long id, Instant until, String reason) {
        sql.sql("""
                update messages.message set not_before = :until, reason = :reason
                 where tenant_id = :tenant and id = :id""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("until", utc(until))
                .param("reason", reason)
                .update();
    }

    void withdrawn(TenantId tenant, long id, String reason, Instant now) {
        sql.sql("""
                update messages.message set state = 'cancelled', state_at = :now, reason = :reason
                 where tenant_id = :tenant and id = :id""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("now", utc(now))
                .param("reason", reason)
                .update();
    }

    void unreachable(TenantId tenant, long id, String error) {
        sql.sql("""
                update messages.message set last_error = :error, reason = 'messages.reason.unreachable'
                 where tenant_id = :tenant and id = :id""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("error", error)
                .update();
    }

    private static StatementSpec said(StatementSpec statement, Said said) {
        return statement
                .param("recipient", said.recipient())
                .param("language", said.language())
                .param("subject", said.text().subject())
                .param("html", said.text().html())
                .param("plain", said.text().plain())
                .param("messageId", said.messageId());
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        return new Place(row.getTimestamp("not_before").toInstant(), row.getLong("id"));
    }

    private static QueuedMessage queuedMessage(ResultSet row, int number) throws SQLException {
        return new QueuedMessage(
                row.getLong("id"),
                row.getLong("account_id"),
                row.getString("source"),
                row.getString("key"),
                Currency.getInstance(row.getString("currency")),
                Channel.of(row.getString("channel")),
                row.getString("step"),
                row.getObject("decided_on", LocalDate.class),
                row.getTimestamp("not_before").toInstant(),
                row.getInt("attempts"));
    }
}
