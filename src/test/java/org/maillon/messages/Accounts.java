package org.maillon.messages;

import java.time.OffsetDateTime;
import org.maillon.access.TenantScope;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customer accounts for the tests of this module. */
final class Accounts {
    private Accounts() {}

    static long open(TenantScope scope, JdbcClient sql, TenantId tenant, String code) {
        return scope.in(
                tenant,
                () -> sql.sql("""
                insert into customers.customer_account (tenant_id, code, name, language, country, created_at)
                values (:tenant, :code, :name, 'fr', 'FR', :now) returning id""")
                        .param("tenant", tenant.value())
                        .param("code", code)
                        .param("name", "Client " + code)
                        .param("now", OffsetDateTime.parse("2026-11-01T08:00:00Z"))
                        .query(Long.class)
                        .single());
    }
}
