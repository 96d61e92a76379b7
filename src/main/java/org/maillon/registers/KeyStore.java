package org.maillon.registers;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The keys of each company's own subscriptions, sealed. */
@Repository
class KeyStore {
    private final JdbcClient sql;

    KeyStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<String> sealed(TenantId tenant, RegisterName register) {
        return sql.sql("""
                select sealed_key from registers.register_key where tenant_id = :tenant and register = :register""")
                .param("tenant", tenant.value())
                .param("register", register.code())
                .query(String.class)
                .optional();
    }

    /** When each was entered. */
    Map<RegisterName, Instant> changes(TenantId tenant) {
        var changes = new EnumMap<RegisterName, Instant>(RegisterName.class);
        sql.sql("select register, changed_at from registers.register_key where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(row -> {
                    var at = row.getTimestamp("changed_at").toInstant();
                    RegisterName.of(row.getString("register")).ifPresent(name -> changes.put(name, at));
                });
        return changes;
    }

    void save(TenantId tenant, RegisterName register, String sealed, Instant now) {
        sql.sql("""
                insert into registers.register_key (tenant_id, register, sealed_key, changed_at)
                values (:tenant, :register, :sealed, :now)
                on conflict (tenant_id, register)
                do update set sealed_key = excluded.sealed_key, changed_at = excluded.changed_at""")
                .param("tenant", tenant.value())
                .param("register", register.code())
                .param("sealed", sealed)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(TenantId tenant, RegisterName register) {
        sql.sql("delete from registers.register_key where tenant_id = :tenant and register = :register")
                .param("tenant", tenant.value())
                .param("register", register.code())
                .update();
    }
}
