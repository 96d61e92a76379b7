package org.maillon.messages;

import static org.maillon.messages.MessageStore.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MailDomainStore {
    private final JdbcClient sql;

    MailDomainStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** A domain given twice keeps its key. */
    void insert(TenantId tenant, MailDomain domain, String sealedKey, Instant now) {
        sql.sql("""
                insert into messages.mail_domain (tenant_id, domain, selector, sealed_key, public_key, created_at)
                values (:tenant, :domain, :selector, :key, :public, :now)
                on conflict (tenant_id, domain) do nothing""")
                .param("tenant", tenant.value())
                .param("domain", domain.domain())
                .param("selector", domain.selector())
                .param("key", sealedKey)
                .param("public", domain.publicKey())
                .param("now", utc(now))
                .update();
    }

    List<MailDomain> of(TenantId tenant) {
        return sql.sql("""
                select domain, selector, public_key, verified_at from messages.mail_domain
                 where tenant_id = :tenant order by domain""")
                .param("tenant", tenant.value())
                .query(MailDomainStore::domain)
                .list();
    }

    Optional<MailDomain> find(TenantId tenant, String domain) {
        return of(tenant).stream().filter(each -> each.domain().equals(domain)).findFirst();
    }

    Optional<String> sealedKey(TenantId tenant, String domain) {
        return sql.sql("""
                select sealed_key from messages.mail_domain
                 where tenant_id = :tenant and domain = :domain and verified_at is not null""")
                .param("tenant", tenant.value())
                .param("domain", domain)
                .query(String.class)
                .optional();
    }

    void verified(TenantId tenant, String domain, Instant now) {
        sql.sql("update messages.mail_domain set verified_at = :now where tenant_id = :tenant and domain = :domain")
                .param("tenant", tenant.value())
                .param("domain", domain)
                .param("now", utc(now))
                .update();
    }

    boolean remove(TenantId tenant, String domain) {
        return sql.sql("delete from messages.mail_domain where tenant_id = :tenant and domain = :domain")
                        .param("tenant", tenant.value())
                        .param("domain", domain)
                        .update()
                == 1;
    }

    private static MailDomain domain(ResultSet row, int number) throws SQLException {
        var verified = row.getTimestamp("verified_at");
        return new MailDomain(
                row.getString("domain"),
                row.getString("selector"),
                row.getString("public_key"),
                verified == null ? null : verified.toInstant());
    }
}
