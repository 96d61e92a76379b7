package org.maillon.messages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MessageStore {
    private final JdbcClient sql;

    MessageStore(JdbcClient sql) {
        this.sql = sql;
    }

    Map<String, Long> queue(TenantId tenant, List<NewMessage> messages, Instant now) {
        var queued = new HashMap<String, Long>();
        sql.sql("""
                insert into messages.message (tenant_id, account_id, source, key, currency, channel, step, state, state_at,
                    decided_on, not_before, created_at)
                select :tenant, account_id, source, key, currency, channel, step, 'queued', :now, decided_on, not_before, :now
                  from unnest(:accounts::bigint[], :sources::text[], :keys::text[], :currencies::text[], :channels::text[],
                              :steps::text[], :days::date[], :instants::timestamptz[])
                       as new (account_id, source, key, currency, channel, step, decided_on, not_before)
                 order by key
                on conflict (tenant_id, key) do nothing
                returning id, key""")
                .param("tenant", tenant.value())
                .param("now", utc(now))
                .param("accounts", messages.stream().map(NewMessage::accountId).toArray(Long[]::new))
                .param("sources", texts(messages, NewMessage::source))
                .param("keys", texts(messages, NewMessage::key))
                .param("currencies", texts(messages, m -> m.currency().getCurrencyCode()))
                .param("channels", texts(messages, m -> m.channel().code()))
                .param("steps", texts(messages, NewMessage::step))
                .param("days", texts(messages, m -> m.decidedOn().toString()))
                .param("instants", texts(messages, m -> m.notBefore().toString()))
                .query(row -> {
                    queued.put(row.getString("key"), row.getLong("id"));
                });
        return queued;
    }

    int cancel(TenantId tenant, Collection<String> keys, String reason, Instant now) {
        return sql.sql("""
                update messages.message set state = 'cancelled', state_at = :now, reason = :reason
                 where tenant_id = :tenant
                   and id in (select id from messages.message
                               where tenant_id = :tenant and key = any(:keys) and state = 'queued'
                                 for no key update skip locked)""")
                .param("tenant", tenant.value())
                .param("keys", keys.toArray(String[]::new))
                .param("reason", reason)
                .param("now", utc(now))
                .update();
    }

    List<Message> list(TenantId tenant, MessageFilter filter, @Nullable Long before, int limit) {
        var statement = new StringBuilder(SELECT);
        if (filter.accountId() != null) statement.append(" and m.account_id = :account");
        if (filter.on() != null) statement.append(" and m.decided_on = :on");
        if (filter.state() != null)
            statement.append(" and m.state = '").append(filter.state().code()).append('\'');
        if (before != null) statement.append(" and m.id < :before");
        return sql.sql(statement.append(" order by m.id desc limit :limit").toString())
                .param("tenant", tenant.value())
                .param("account", filter.accountId())
                .param("on", filter.on())
                .param("before", before)
                .param("limit", limit)
                .query(MessageStore::message)
                .list();
    }

    Optional<Message> find(TenantId tenant, long id) {
        return sql.sql(SELECT + " and m.id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(MessageStore::message)
                .optional();
    }

    Optional<LetterText> text(TenantId tenant, long id) {
        return sql.sql("""
                select subject, html, plain from messages.message
                 where tenant_id = :tenant and id = :id and html is not null""")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, _) ->
                        new LetterText(row.getString("subject"), row.getString("html"), row.getString("plain")))
                .optional();
    }

    Map<MessageState, Long> counts(TenantId tenant, @Nullable LocalDate on) {
        var counts = new EnumMap<MessageState, Long>(MessageState.class);
        sql.sql("select state, count(*) as number from messages.message where tenant_id = :tenant"
                        + (on == null ? "" : " and decided_on = :on") + " group by state")
                .param("tenant", tenant.value())
                .param("on", on)
                .query(row -> {
                    counts.put(MessageState.of(row.getString("state")), row.getLong("number"));
                });
        return counts;
    }

    long countOpen(TenantId tenant) {
        return sql.sql("""
                select (select count(*) from messages.message where tenant_id = :tenant and state = 'queued')
                     + (select count(*) from messages.message
                         where tenant_id = :tenant and state in ('failed', 'bounced', 'in-doubt'))""").param("tenant", tenant.value()).query(Long.class).single();
    }

    Optional<Instant> nextDeparture(TenantId tenant) {
        return sql.sql("""
                select first.not_before from unnest(:channels::text[]) as each (channel), lateral (
                    select not_before from messages.message
                     where tenant_id = :tenant and channel = each.channel and state = 'queued'
                     order by not_before limit 1) first
                 order by first.not_before limit 1""")
                .param("tenant", tenant.value())
                .param(
                        "channels",
                        Arrays.stream(Channel.values()).map(Channel::code).toArray(String[]::new))
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** What could not go where it should since an instant, for which a person was asked to mend that. */
    List<Long> unfit(TenantId tenant, AccountId account, Channel channel, Instant since) {
        return sql.sql("""
                select id from messages.message
                 where tenant_id = :tenant and account_id = :account and channel = :channel and state = 'failed'
                   and state_at >= :since
                   and reason in ('messages.reason.bad-address', 'messages.reason.no-phone', 'messages.reason.bad-phone',
                                  'messages.reason.landline', 'messages.reason.no-postal-address',
                                  'messages.reason.unprintable')
                 order by id""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("channel", channel.code())
                .param("since", utc(since))
                .query(Long.class)
                .list();
    }

    boolean queueAgain(TenantId tenant, long id, Instant now) {
        boolean queued = sql.sql("""
                update messages.message set state = 'queued', state_at = :now, sent_at = null, not_before = :now, reason = null,
                       attempts = 0
                 where tenant_id = :tenant and id = :id and state in ('in-doubt', 'failed', 'bounced')""")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .param("now", utc(now))
                        .update()
                == 1;
        if (queued) DeliveryStore.takeBack(sql, tenant, id);
        return queued;
    }

    boolean markSent(TenantId tenant, long id, Instant now) {
        return sql.sql("""
                update messages.message set state = 'sent', state_at = :now, sent_at = :now, reason = null
                 where tenant_id = :tenant and id = :id and state = 'in-doubt'""")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    private static final String SELECT = """
            select m.id, m.account_id, a.code, a.name, m.source, m.key, m.currency, m.channel, m.step, m.state, m.state_at,
                   m.reason, m.decided_on, m.not_before, m.attempts, m.last_error, m.recipient, m.language, m.subject,
                   m.message_id, m.answer, m.sent_at
              from messages.message m
              join customers.customer_account a on a.tenant_id = m.tenant_id and a.id = m.account_id
             where m.tenant_id = :tenant""";

    private static Message message(ResultSet row, int number) throws SQLException {
        var language = row.getString("language");
        return new Message(
                row.getLong("id"),
                row.getLong("account_id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("source"),
                row.getString("key"),
                Currency.getInstance(row.getString("currency")),
                Channel.of(row.getString("channel")),
                row.getString("step"),
                MessageState.of(row.getString("state")),
                row.getTimestamp("state_at").toInstant(),
                row.getString("reason"),
                row.getObject("decided_on", LocalDate.class),
                row.getTimestamp("not_before").toInstant(),
                row.getInt("attempts"),
                row.getString("last_error"),
                row.getString("recipient"),
                language == null ? null : Language.of(language),
                row.getString("subject"),
                row.getString("message_id"),
                row.getString("answer"),
                instant(row.getTimestamp("sent_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static String[] texts(List<NewMessage> messages, Function<NewMessage, String> text) {
        return messages.stream().map(text).toArray(String[]::new);
    }
}
