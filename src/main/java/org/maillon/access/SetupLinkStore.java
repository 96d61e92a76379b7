package org.maillon.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SetupLinkStore {
    private final JdbcClient sql;

    SetupLinkStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(String token, @Nullable TenantId tenant, @Nullable String email, Role role, Instant at, Instant end) {
        sql.sql("""
                insert into access.setup_link (token_hash, tenant_id, email, role, created_at, expires_at)
                values (:hash, :tenant, :email, :role, :at, :end)""")
                .param("hash", Token.hash(token))
                .param("tenant", tenant == null ? null : tenant.value())
                .param("email", email)
                .param("role", role.code())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("end", end.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<SetupLink> find(String token, Instant at) {
        return sql.sql("""
                select l.tenant_id, t.name as company, l.email, l.role
                  from access.setup_link l left join access.tenant t on t.id = l.tenant_id
                 where l.token_hash = :hash and l.used_at is null and l.expires_at > :at""")
                .param("hash", Token.hash(token))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(SetupLinkStore::link)
                .optional();
    }

    /** True for the one who uses the link first; everybody else comes too late. */
    boolean use(String token, Instant at) {
        return sql.sql("""
                update access.setup_link set used_at = :at
                 where token_hash = :hash and used_at is null and expires_at > :at""")
                        .param("hash", Token.hash(token))
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static SetupLink link(ResultSet row, int number) throws SQLException {
        var tenant = row.getLong("tenant_id");
        return new SetupLink(
                row.wasNull() ? null : new TenantId(tenant),
                row.getString("company"),
                row.getString("email"),
                Role.of(row.getString("role")));
    }
}
