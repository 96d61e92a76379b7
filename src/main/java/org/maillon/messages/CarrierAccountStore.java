package org.maillon.messages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CarrierAccountStore {
    private final JdbcClient sql;

    CarrierAccountStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<String> address(TenantId tenant, String service) {
        return sql.sql("""
                select sealed_address from messages.carrier_account where tenant_id = :tenant and service = :service""")
                .param("tenant", tenant.value())
                .param("service", service)
                .query(String.class)
                .optional();
    }

    void save(TenantId tenant, String service, String address, Instant now) {
        sql.sql("""
                insert into messages.carrier_account (tenant_id, service, sealed_address, changed_at)
                values (:tenant, :service, :sealed, :now)
                on conflict (tenant_id, service)
                do update set sealed_address = excluded.sealed_address, changed_at = excluded.changed_at""")
                .param("tenant", tenant.value())
                .param("service", service)
                .param("sealed", address)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(TenantId tenant, String service) {
        sql.sql("delete from messages.carrier_account where tenant_id = :tenant and service = :service")
                .param("tenant", tenant.value())
                .param("service", service)
                .update();
    }
}
