package org.maillon.messages;

import static org.maillon.messages.MessageStore.utc;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReceiptStore {
    private final JdbcClient sql;

    ReceiptStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** A message that a carrier took and has not been heard of since. */
    record Awaited(long id, AccountId account, @Nullable String recipient, String reference) {}

    List<Awaited> awaited(TenantId tenant, Channel channel, Instant since, int limit) {
        return sql.sql("""
                select id, account_id, recipient, message_id from messages.message
                 where tenant_id = :tenant and channel = :channel and state = 'sent' and channel <> 'email'
                   and sent_at >= :since and message_id is not null
                 order by sent_at, id limit :limit""")
                .param("tenant", tenant.value())
                .param("channel", channel.code())
                .param("since", utc(since))
                .param("limit", limit)
                .query((row, _) -> new Awaited(
                        row.getLong("id"),
                        new AccountId(row.getLong("account_id")),
                        row.getString("recipient"),
                        row.getString("message_id")))
                .list();
    }

    boolean delivered(TenantId tenant, long id, Instant at) {
        return sql.sql("""
                update messages.message set state = 'delivered', state_at = :at, reason = null
                 where tenant_id = :tenant and id = :id and state = 'sent'""")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    boolean bounced(TenantId tenant, long id, String reason, String words, Instant at) {
        return sql.sql("""
                update messages.message set state = 'bounced', state_at = :at, reason = :reason, last_error = :words
                 where tenant_id = :tenant and id = :id and state = 'sent'""")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .param("reason", reason)
                        .param("words", words)
                        .param("at", utc(at))
                        .update()
                == 1;
    }
}
