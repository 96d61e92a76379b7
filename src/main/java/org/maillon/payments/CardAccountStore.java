package org.maillon.payments;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The companies' accounts at a provider of payment pages, their keys sealed. */
@Repository
class CardAccountStore {
    record Kept(URI base, String sealedKey, String sealedSecret, boolean live, Instant changedAt, String changedBy) {}

    private final JdbcClient sql;

    CardAccountStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Kept> find(TenantId tenant) {
        return sql.sql("""
                select base, sealed_key, sealed_secret, live, changed_at, changed_by from payments.card_account
                 where tenant_id = :tenant""")
                .param("tenant", tenant.value())
                .query((row, _) -> new Kept(
                        URI.create(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getBoolean(4),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        row.getString(6)))
                .optional();
    }

    void save(TenantId tenant, Kept kept) {
        sql.sql("""
                insert into payments.card_account (tenant_id, provider, base, sealed_key, sealed_secret, live, changed_at, changed_by)
                values (:tenant, 'stripe', :base, :key, :secret, :live, :at, :by)
                on conflict (tenant_id) do update set base = excluded.base, sealed_key = excluded.sealed_key,
                   sealed_secret = excluded.sealed_secret, live = excluded.live, changed_at = excluded.changed_at,
                   changed_by = excluded.changed_by""")
                .param("tenant", tenant.value())
                .param("base", kept.base().toString())
                .param("key", kept.sealedKey())
                .param("secret", kept.sealedSecret())
                .param("live", kept.live())
                .param("at", kept.changedAt().atOffset(ZoneOffset.UTC))
                .param("by", kept.changedBy())
                .update();
    }

    boolean remove(TenantId tenant) {
        return sql.sql("delete from payments.card_account where tenant_id = :tenant")
                        .param("tenant", tenant.value())
                        .update()
                > 0;
    }
}
