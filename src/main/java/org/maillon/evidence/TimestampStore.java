package org.maillon.evidence;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TimestampStore {
    /** A happening whose hash waits for a token. */
    record Wanted(long number, byte[] hash, int attempts) {}

    /** A token and the hash it is about. */
    record Kept(long number, byte[] hash, byte[] token) {}

    private final JdbcClient sql;

    TimestampStore(JdbcClient sql) {
        this.sql = sql;
    }

    void want(TenantId tenant, long number, Instant at) {
        sql.sql("""
                insert into evidence.timestamp (tenant_id, number, next_at, attempts)
                values (:tenant, :number, :at, 0) on conflict do nothing""")
                .param("tenant", tenant.value())
                .param("number", number)
                .param("at", utc(at))
                .update();
    }

    List<Wanted> wanted(TenantId tenant, Instant now, int limit) {
        return sql.sql("""
                select t.number, h.hash, t.attempts from evidence.timestamp t
                  join evidence.happening h on h.tenant_id = t.tenant_id and h.number = t.number
                 where t.tenant_id = :tenant and h.tenant_id = :tenant and t.token is null and t.next_at <= :now
                 order by t.next_at limit :limit""")
                .param("tenant", tenant.value())
                .param("now", utc(now))
                .param("limit", limit)
                .query((row, _) -> new Wanted(row.getLong(1), row.getBytes(2), row.getInt(3)))
                .list();
    }

    /** The first token is kept. */
    void keep(TenantId tenant, long number, byte[] token, TimestampToken read) {
        sql.sql("""
                update evidence.timestamp set token = :token, stamped_at = :at, authority = :authority, last_error = null
                 where tenant_id = :tenant and number = :number and token is null""")
                .param("tenant", tenant.value())
                .param("number", number)
                .param("token", token)
                .param("at", utc(read.at()))
                .param("authority", read.authority())
                .update();
    }

    void postpone(TenantId tenant, long number, Instant until, String why) {
        sql.sql("""
                update evidence.timestamp set attempts = attempts + 1, next_at = :until, last_error = :why
                 where tenant_id = :tenant and number = :number and token is null""")
                .param("tenant", tenant.value())
                .param("number", number)
                .param("until", utc(until))
                .param("why", why)
                .update();
    }

    Optional<Timestamp> find(TenantId tenant, long number) {
        return sql.sql("""
                select number, stamped_at, authority from evidence.timestamp
                 where tenant_id = :tenant and number = :number and token is not null""")
                .param("tenant", tenant.value())
                .param("number", number)
                .query((row, _) -> new Timestamp(
                        row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getString(3)))
                .optional();
    }

    Optional<byte[]> token(TenantId tenant, long number) {
        return sql.sql("""
                select token from evidence.timestamp
                 where tenant_id = :tenant and number = :number and token is not null""")
                .param("tenant", tenant.value())
                .param("number", number)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    /** In the order of their happenings, after one. */
    List<Kept> after(TenantId tenant, long number, int limit) {
        return sql.sql("""
                select t.number, h.hash, t.token from evidence.timestamp t
                  join evidence.happening h on h.tenant_id = t.tenant_id and h.number = t.number
                 where t.tenant_id = :tenant and h.tenant_id = :tenant and t.token is not null and t.number > :number
                 order by t.number limit :limit""")
                .param("tenant", tenant.value())
                .param("number", number)
                .param("limit", limit)
                .query((row, _) -> new Kept(row.getLong(1), row.getBytes(2), row.getBytes(3)))
                .list();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
