package org.maillon.webhooks;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class WebhookStore {
    private final JdbcClient sql;

    WebhookStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** A delivery in hand, and what is needed to send it. */
    record Due(long id, String url, String sealedSecret, UUID eventId, String body, int attempts) {}

    boolean isAwaited(TenantId tenant, String event) {
        return sql.sql("""
                select exists (select from webhooks.endpoint
                                where tenant_id = :tenant and active and ended_at is null and :event = any(events))""")
                .param("tenant", tenant.value())
                .param("event", event)
                .query(Boolean.class)
                .single();
    }

    void publish(TenantId tenant, String event, SequencedMap<UUID, String> bodies, Instant now) {
        sql.sql("""
                insert into webhooks.delivery (tenant_id, endpoint_id, event, event_id, body, state, created_at, not_before)
                select :tenant, e.id, :event, happened.id, happened.body, 'queued', :now, :now
                  from webhooks.endpoint e
                 cross join unnest(:ids::uuid[], :bodies::text[]) with ordinality as happened (id, body, place)
                 where e.tenant_id = :tenant and e.active and e.ended_at is null and :event = any(e.events)
                 order by happened.place
                on conflict (tenant_id, endpoint_id, event_id) do nothing""")
                .param("tenant", tenant.value())
                .param("event", event)
                .param("ids", bodies.keySet().stream().map(UUID::toString).toArray(String[]::new))
                .param("bodies", bodies.values().toArray(String[]::new))
                .param("now", utc(now))
                .update();
    }

    long insert(TenantId tenant, String url, List<String> events, String sealedSecret, Instant now) {
        return sql.sql("""
                insert into webhooks.endpoint (tenant_id, url, events, active, sealed_secret, created_at)
                values (:tenant, :url, :events, true, :secret, :now) returning id""")
                .param("tenant", tenant.value())
                .param("url", url)
                .param("events", events.toArray(String[]::new))
                .param("secret", sealedSecret)
                .param("now", utc(now))
                .query(Long.class)
                .single();
    }

    boolean change(TenantId tenant, long id, String url, List<String> events, boolean active) {
        return sql.sql("""
                update webhooks.endpoint set url = :url, events = :events, active = :active
                 where tenant_id = :tenant and id = :id and ended_at is null""")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .param("url", url)
                        .param("events", events.toArray(String[]::new))
                        .param("active", active)
                        .update()
                == 1;
    }

    boolean end(TenantId tenant, long id, Instant now) {
        return sql.sql("""
                update webhooks.endpoint set ended_at = :now, active = false
                 where tenant_id = :tenant and id = :id and ended_at is null""")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    List<Webhook> of(TenantId tenant) {
        return sql.sql(WEBHOOK + " order by e.id")
                .param("tenant", tenant.value())
                .query(WebhookStore::webhook)
                .list();
    }

    Optional<Webhook> find(TenantId tenant, long id) {
        return sql.sql(WEBHOOK + " and e.id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(WebhookStore::webhook)
                .optional();
    }

    List<WebhookDelivery> deliveries(
            TenantId tenant, long webhook, @Nullable WebhookState state, @Nullable Long before, int limit) {
        return sql.sql(
                        DELIVERY
                                + " and d.id < :before and (:state::text is null or d.state = :state) order by d.id desc limit :limit")
                .param("tenant", tenant.value())
                .param("webhook", webhook)
                .param("before", before == null ? (Long) Long.MAX_VALUE : before)
                .param("state", state == null ? null : state.code())
                .param("limit", limit)
                .query(WebhookStore::delivery)
                .list();
    }

    Optional<WebhookDelivery> delivery(TenantId tenant, long webhook, long id) {
        return sql.sql(DELIVERY + " and d.id = :id")
                .param("tenant", tenant.value())
                .param("webhook", webhook)
                .param("id", id)
                .query(WebhookStore::delivery)
                .optional();
    }

    boolean queueAgain(TenantId tenant, long webhook, long id, Instant now) {
        return sql.sql("""
                update webhooks.delivery set state = 'queued', not_before = :now, attempts = 0
                 where tenant_id = :tenant and endpoint_id = :webhook and id = :id""")
                        .param("tenant", tenant.value())
                        .param("webhook", webhook)
                        .param("id", id)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    /** Takes what is due in hand until {@code lease}: whoever dies with it leaves it to the next run. */
    List<Due> take(TenantId tenant, Instant now, Instant lease, int limit) {
        return sql.sql("""
                with due as (
                    select id from webhooks.delivery
                     where tenant_id = :tenant and state = 'queued' and not_before <= :now
                     order by not_before, id limit :limit for no key update skip locked),
                taken as (
                    update webhooks.delivery d set not_before = :lease, attempts = d.attempts + 1
                      from due where d.tenant_id = :tenant and d.id = due.id
                    returning d.id, d.endpoint_id, d.event_id, d.body, d.attempts)
                select t.id, e.url, e.sealed_secret, t.event_id, t.body, t.attempts
                  from taken t
                  join webhooks.endpoint e on e.tenant_id = :tenant and e.id = t.endpoint_id
                 order by t.id""")
                .param("tenant", tenant.value())
                .param("now", utc(now))
                .param("lease", utc(lease))
                .param("limit", limit)
                .query((row, _) -> new Due(
                        row.getLong("id"),
                        row.getString("url"),
                        row.getString("sealed_secret"),
                        row.getObject("event_id", UUID.class),
                        row.getString("body"),
                        row.getInt("attempts")))
                .list();
    }

    void delivered(TenantId tenant, long id, int status, Instant now) {
        sql.sql("""
                update webhooks.delivery set state = 'delivered', status = :status, last_error = null, delivered_at = :now
                 where tenant_id = :tenant and id = :id""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("status", status)
                .param("now", utc(now))
                .update();
    }

    void notTaken(TenantId tenant, long id, @Nullable Integer status, String error, @Nullable Instant again) {
        sql.sql("""
                update webhooks.delivery set state = case when :again::timestamptz is null then 'failed' else 'queued' end,
                       not_before = coalesce(:again, not_before), status = :status, last_error = :error
                 where tenant_id = :tenant and id = :id""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("status", status)
                .param("error", error)
                .param("again", again == null ? null : utc(again))
                .update();
    }

    /** What waits for an address that has been ended is not sent. */
    void giveUpEnded(TenantId tenant) {
        sql.sql("""
                update webhooks.delivery d set state = 'failed', last_error = 'ended' from webhooks.endpoint e
                 where d.tenant_id = :tenant and e.tenant_id = :tenant and d.state = 'queued' and e.id = d.endpoint_id
                   and e.ended_at is not null""").param("tenant", tenant.value()).update();
    }

    void forget(TenantId tenant, Instant before) {
        sql.sql(
                        "delete from webhooks.delivery where tenant_id = :tenant and state = 'delivered' and delivered_at < :before")
                .param("tenant", tenant.value())
                .param("before", utc(before))
                .update();
    }

    private static final String WEBHOOK = """
            select e.id, e.url, e.events, e.active, e.created_at,
                   (select max(d.delivered_at) from webhooks.delivery d
                     where d.tenant_id = e.tenant_id and d.endpoint_id = e.id) as last_delivered_at,
                   (select count(*) from webhooks.delivery d
                     where d.tenant_id = e.tenant_id and d.endpoint_id = e.id and d.state = 'queued') as waiting
              from webhooks.endpoint e where e.tenant_id = :tenant and e.ended_at is null""";

    private static final String DELIVERY = """
            select d.id, d.endpoint_id, d.event, d.event_id, d.body, d.state, d.created_at, d.not_before, d.attempts,
                   d.status, d.last_error, d.delivered_at
              from webhooks.delivery d where d.tenant_id = :tenant and d.endpoint_id = :webhook""";

    private static Webhook webhook(ResultSet row, int number) throws SQLException {
        return new Webhook(
                row.getLong("id"),
                row.getString("url"),
                texts(row.getArray("events")),
                row.getBoolean("active"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("last_delivered_at")),
                row.getLong("waiting"));
    }

    private static WebhookDelivery delivery(ResultSet row, int number) throws SQLException {
        return new WebhookDelivery(
                row.getLong("id"),
                row.getLong("endpoint_id"),
                row.getString("event"),
                row.getObject("event_id", UUID.class),
                row.getString("body"),
                WebhookState.of(row.getString("state")),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("not_before").toInstant(),
                row.getInt("attempts"),
                row.getObject("status", Integer.class),
                row.getString("last_error"),
                instant(row.getTimestamp("delivered_at")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    int forget(TenantId tenant, String names, String instead) {
        return sql.sql("""
                update webhooks.delivery set body = regexp_replace(body, :names, :instead, 'gi')
                 where tenant_id = :tenant and body ~* :names""")
                .param("tenant", tenant.value())
                .param("names", names)
                .param("instead", instead)
                .update();
    }
}
