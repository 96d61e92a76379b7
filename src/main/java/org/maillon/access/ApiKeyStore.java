package org.maillon.access;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ApiKeyStore {
    private record Found(CurrentMember bearer, boolean usedToday) {}

    private final JdbcClient sql;

    ApiKeyStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(TenantId tenant, String name, Role role, String token, Instant at) {
        sql.sql("""
                insert into access.api_key (tenant_id, name, role, token_hash, created_at)
                values (:tenant, :name, :role, :hash, :at)""")
                .param("tenant", tenant.value())
                .param("name", name)
                .param("role", role.code())
                .param("hash", Token.hash(token))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<ApiKeys.Key> of(TenantId tenant) {
        return sql.sql("""
                select id, name, role, created_at, revoked_at, last_used_on from access.api_key
                 where tenant_id = :tenant order by id desc""")
                .param("tenant", tenant.value())
                .query((row, _) -> {
                    var revoked = row.getObject("revoked_at", OffsetDateTime.class);
                    return new ApiKeys.Key(
                            row.getLong("id"),
                            row.getString("name"),
                            Role.of(row.getString("role")),
                            row.getObject("created_at", OffsetDateTime.class).toInstant(),
                            revoked == null ? null : revoked.toInstant(),
                            row.getObject("last_used_on", LocalDate.class));
                })
                .list();
    }

    Optional<String> revoke(TenantId tenant, long key, Instant at) {
        return sql.sql("""
                update access.api_key set revoked_at = :at
                 where tenant_id = :tenant and id = :key and revoked_at is null returning name""")
                .param("tenant", tenant.value())
                .param("key", key)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
    }

    /** The day of use is written once a day, not at every call. */
    Optional<CurrentMember> find(String token, LocalDate today) {
        var found = sql.sql("""
                select k.id, k.name, k.tenant_id, k.role, t.language,
                       coalesce(k.last_used_on = :today, false) as used_today
                  from access.api_key k join access.tenant t on t.id = k.tenant_id
                 where k.token_hash = :hash and k.revoked_at is null""")
                .param("hash", Token.hash(token))
                .param("today", today)
                .query((row, _) -> new Found(
                        new CurrentMember(
                                CurrentMember.Kind.API_KEY,
                                row.getLong("id"),
                                row.getString("name"),
                                new TenantId(row.getLong("tenant_id")),
                                Role.of(row.getString("role")),
                                Language.of(row.getString("language"))),
                        row.getBoolean("used_today")))
                .optional();
        found.filter(key -> !key.usedToday()).ifPresent(key -> markUsed(key.bearer(), today));
        return found.map(Found::bearer);
    }

    private void markUsed(CurrentMember bearer, LocalDate today) {
        sql.sql("update access.api_key set last_used_on = :today where tenant_id = :tenant and id = :key")
                .param("today", today)
                .param("tenant", bearer.tenant().value())
                .param("key", bearer.id())
                .update();
    }
}
