package org.maillon.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.maillon.access.TenantScope;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was asked under a key and what was answered, for a day; what never got an answer is given up after an hour. */
@Repository
class IdempotencyStore {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration GIVEN_UP = Duration.ofHours(1);

    private final JdbcClient sql;
    private final TenantScope tenants;
    private final Clock clock;

    IdempotencyStore(JdbcClient sql, TenantScope tenants, Clock clock) {
        this.sql = sql;
        this.tenants = tenants;
        this.clock = clock;
    }

    sealed interface Known permits Fresh, UnderWay, Another, Answered {}

    /** Nobody asked under this key yet: it is ours now. */
    record Fresh() implements Known {}

    record UnderWay() implements Known {}

    /** The key was used for a different request. */
    record Another() implements Known {}

    record Answered(
            int status,
            @Nullable String contentType,
            @Nullable String location,
            byte[] body) implements Known {}

    private record Row(byte[] hash, @Nullable Answered answered) {}

    Known begin(TenantId tenant, String key, byte[] hash) {
        return tenants.in(tenant, () -> {
            forgetOld(tenant);
            if (insert(tenant, key, hash)) return new Fresh();
            var row = find(tenant, key);
            if (!Arrays.equals(row.hash, hash)) return new Another();
            return row.answered == null ? new UnderWay() : row.answered;
        });
    }

    private void forgetOld(TenantId tenant) {
        var now = clock.instant();
        sql.sql("""
                delete from api.idempotency_key
                 where tenant_id = :tenant and (created_at < :kept or (created_at < :given and status is null))""")
                .param("tenant", tenant.value())
                .param("kept", utc(now.minus(KEPT)))
                .param("given", utc(now.minus(GIVEN_UP)))
                .update();
    }

    private boolean insert(TenantId tenant, String key, byte[] hash) {
        return sql.sql("""
                insert into api.idempotency_key (tenant_id, key, request_hash, created_at)
                values (:tenant, :key, :hash, :at)
                on conflict (tenant_id, key) do nothing""")
                        .param("tenant", tenant.value())
                        .param("key", key)
                        .param("hash", hash)
                        .param("at", utc(clock.instant()))
                        .update()
                == 1;
    }

    private Row find(TenantId tenant, String key) {
        return sql.sql("""
                select request_hash, status, content_type, location, body from api.idempotency_key
                 where tenant_id = :tenant and key = :key""")
                .param("tenant", tenant.value())
                .param("key", key)
                .query((row, _) -> new Row(
                        row.getBytes("request_hash"),
                        row.getObject("status") == null
                                ? null
                                : new Answered(
                                        row.getInt("status"),
                                        row.getString("content_type"),
                                        row.getString("location"),
                                        row.getBytes("body"))))
                .single();
    }

    void keep(TenantId tenant, String key, Answered answer) {
        tenants.run(
                tenant,
                () -> sql.sql("""
                update api.idempotency_key set status = :status, content_type = :type, location = :location, body = :body
                 where tenant_id = :tenant and key = :key""")
                        .param("tenant", tenant.value())
                        .param("key", key)
                        .param("status", answer.status())
                        .param("type", answer.contentType())
                        .param("location", answer.location())
                        .param("body", answer.body())
                        .update());
    }

    void forget(TenantId tenant, String key) {
        tenants.run(
                tenant,
                () -> sql.sql("delete from api.idempotency_key where tenant_id = :tenant and key = :key")
                        .param("tenant", tenant.value())
                        .param("key", key)
                        .update());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
