package org.maillon.messages;

import static org.maillon.messages.MessageStore.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class InboxStore {
    private final JdbcClient sql;

    InboxStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** How far a mailbox has been read. */
    record Place(long validity, long lastUid) {
        static final Place FIRST = new Place(0, 0);
    }

    /** The message a mail belongs to, and how often it came back for reasons that pass. */
    record Answered(
            long id,
            long accountId,
            String source,
            String key,
            Currency currency,
            Channel channel,
            MessageState state,
            int cameBack,
            String recipient) {}

    /** The mailbox settled for the company: its address with user and password, sealed. */
    record Settled(String sealedAddress, @Nullable String returnAddress) {}

    Optional<Settled> mailbox(TenantId tenant) {
        return sql.sql("select sealed_address, return_address from messages.mailbox where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query((row, _) -> new Settled(row.getString("sealed_address"), row.getString("return_address")))
                .optional();
    }

    void save(TenantId tenant, String sealedAddress) {
        sql.sql("""
                insert into messages.mailbox (tenant_id, sealed_address) values (:tenant, :address)
                on conflict (tenant_id) do update set sealed_address = excluded.sealed_address""")
                .param("tenant", tenant.value())
                .param("address", sealedAddress)
                .update();
    }

    /** False where the company has no mailbox of its own. */
    boolean returnTo(TenantId tenant, @Nullable String address) {
        return sql.sql("update messages.mailbox set return_address = :address where tenant_id = :tenant")
                        .param("tenant", tenant.value())
                        .param("address", address)
                        .update()
                == 1;
    }

    void remove(TenantId tenant) {
        sql.sql("delete from messages.mailbox where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .update();
    }

    Place place(TenantId tenant, String mailbox) {
        return sql.sql("""
                select uid_validity, last_uid from messages.mailbox_place
                 where tenant_id = :tenant and mailbox = :mailbox""")
                .param("tenant", tenant.value())
                .param("mailbox", mailbox)
                .query((row, _) -> new Place(row.getLong("uid_validity"), row.getLong("last_uid")))
                .optional()
                .orElse(Place.FIRST);
    }

    void reached(TenantId tenant, String mailbox, Place place, Instant now) {
        sql.sql("""
                insert into messages.mailbox_place (tenant_id, mailbox, uid_validity, last_uid, read_at)
                values (:tenant, :mailbox, :validity, :uid, :now)
                on conflict (tenant_id, mailbox) do update
                   set uid_validity = excluded.uid_validity, last_uid = excluded.last_uid, read_at = excluded.read_at,
                       last_error = null""")
                .param("tenant", tenant.value())
                .param("mailbox", mailbox)
                .param("validity", place.validity())
                .param("uid", place.lastUid())
                .param("now", utc(now))
                .update();
    }

    void failed(TenantId tenant, String mailbox, String error, Instant now) {
        sql.sql("""
                insert into messages.mailbox_place (tenant_id, mailbox, uid_validity, last_uid, read_at, last_error)
                values (:tenant, :mailbox, 0, 0, :now, :error)
                on conflict (tenant_id, mailbox) do update set read_at = excluded.read_at, last_error = excluded.last_error""")
                .param("tenant", tenant.value())
                .param("mailbox", mailbox)
                .param("error", error)
                .param("now", utc(now))
                .update();
    }

    Optional<String> lastError(TenantId tenant, String mailbox) {
        return sql.sql("""
                select last_error from messages.mailbox_place
                 where tenant_id = :tenant and mailbox = :mailbox and last_error is not null""")
                .param("tenant", tenant.value())
                .param("mailbox", mailbox)
                .query(String.class)
                .optional();
    }

    private static final String ANSWERED = """
            select m.id, m.account_id, m.source, m.key, m.currency, m.channel, m.state, m.recipient,
                   (select count(*) from messages.received r
                     where r.tenant_id = :tenant and r.answers = m.id and r.kind = 'soft-bounce') as came_back
              from messages.message m
             where m.tenant_id = :tenant and m.recipient is not null
            """;

    /** A message that went out; locked, so that its state changes once. */
    Optional<Answered> ofNumber(TenantId tenant, long id) {
        return sql.sql(ANSWERED + " and m.id = :id for no key update of m")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(InboxStore::answered)
                .optional();
    }

    /** The message of one of these identities, the first named first; locked, so that its state changes once. */
    Optional<Answered> ofIdentities(TenantId tenant, Collection<String> identities) {
        return sql.sql(ANSWERED + """
                   and message_id = any(:identities)
                 order by array_position(:identities, message_id) limit 1 for no key update of m""")
                .param("tenant", tenant.value())
                .param("identities", identities.toArray(String[]::new))
                .query(InboxStore::answered)
                .optional();
    }

    /** The last message that went to this address since an instant. */
    Optional<Answered> lastTo(TenantId tenant, String recipient, Instant since) {
        return sql.sql(ANSWERED + """
                   and recipient = :recipient and sent_at >= :since
                 order by sent_at desc, id desc limit 1 for no key update of m""")
                .param("tenant", tenant.value())
                .param("recipient", recipient)
                .param("since", utc(since))
                .query(InboxStore::answered)
                .optional();
    }

    /** Keeps what came in; empty where it was kept before. */
    OptionalLong keep(
            TenantId tenant, String key, Received.Kind kind, Answered message, InboundMail mail, Instant now) {
        return sql.sql("""
                insert into messages.received (tenant_id, mail_key, kind, account_id, answers, from_address, from_name,
                    subject, words, shortened, received_at)
                values (:tenant, :key, :kind, :account, :answers, :from, :name, :subject, :words, :shortened, :now)
                on conflict (tenant_id, mail_key) do nothing
                returning id""")
                .param("tenant", tenant.value())
                .param("key", key)
                .param("kind", kind.code())
                .param("account", message.accountId())
                .param("answers", message.id())
                .param("from", mail.from())
                .param("name", mail.fromName())
                .param("subject", mail.subject())
                .param("words", mail.words())
                .param("shortened", mail.shortened())
                .param("now", utc(now))
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** From one of these states, only; true where it was in one. */
    boolean change(
            TenantId tenant, long id, List<MessageState> from, MessageState to, @Nullable String words, Instant now) {
        return sql.sql("""
                update messages.message
                   set state = :to, state_at = :now, last_error = coalesce(:words, last_error)
                 where tenant_id = :tenant and id = :id and state = any(:from)""")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .param("from", from.stream().map(MessageState::code).toArray(String[]::new))
                        .param("to", to.code())
                        .param("words", words)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    /** It came back for a reason that passes: queued once more, under the same identity. */
    void sendAgain(TenantId tenant, long id, Instant at, String words, Instant now) {
        sql.sql("""
                update messages.message set state = 'queued', state_at = :now, sent_at = null, not_before = :at,
                       attempts = attempts + 1, reason = 'messages.reason.soft-bounce', last_error = :words
                 where tenant_id = :tenant and id = :id""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("at", utc(at))
                .param("words", words)
                .param("now", utc(now))
                .update();
        DeliveryStore.takeBack(sql, tenant, id);
    }

    /** The identity of the last e-mail to this account before this one. */
    Optional<String> previous(TenantId tenant, long account, long before) {
        return sql.sql("""
                select message_id from messages.message
                 where tenant_id = :tenant and account_id = :account and id < :before and message_id is not null
                 order by id desc limit 1""")
                .param("tenant", tenant.value())
                .param("account", account)
                .param("before", before)
                .query(String.class)
                .optional();
    }

    /** Addresses from which a message came back for good. */
    List<String> bounced(TenantId tenant) {
        return sql.sql(
                        "select distinct recipient from messages.message where tenant_id = :tenant and state = 'bounced'")
                .param("tenant", tenant.value())
                .query(String.class)
                .list();
    }

    List<Received> list(TenantId tenant, @Nullable Long account, @Nullable Long message, long before, int limit) {
        return sql.sql("""
                select id, kind, account_id, answers, from_address, from_name, subject, words, shortened, received_at
                  from messages.received
                 where tenant_id = :tenant and id < :before
                   and (:account::bigint is null or account_id = :account)
                   and (:message::bigint is null or answers = :message)
                 order by id desc limit :limit""")
                .param("tenant", tenant.value())
                .param("before", before)
                .param("account", account)
                .param("message", message)
                .param("limit", limit)
                .query(InboxStore::received)
                .list();
    }

    private static Answered answered(ResultSet row, int number) throws SQLException {
        return new Answered(
                row.getLong("id"),
                row.getLong("account_id"),
                row.getString("source"),
                row.getString("key"),
                Currency.getInstance(row.getString("currency")),
                Channel.of(row.getString("channel")),
                MessageState.of(row.getString("state")),
                row.getInt("came_back"),
                row.getString("recipient"));
    }

    private static Received received(ResultSet row, int number) throws SQLException {
        return new Received(
                row.getLong("id"),
                Received.Kind.of(row.getString("kind")),
                row.getLong("account_id"),
                row.getObject("answers", Long.class),
                row.getString("from_address"),
                row.getString("from_name"),
                row.getString("subject"),
                row.getString("words"),
                row.getBoolean("shortened"),
                row.getTimestamp("received_at").toInstant());
    }
}
