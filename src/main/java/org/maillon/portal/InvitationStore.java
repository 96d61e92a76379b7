package org.maillon.portal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.maillon.customers.AccountId;
import org.maillon.customers.Contact;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class InvitationStore {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private final JdbcClient sql;

    InvitationStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Long> message(TenantId tenant, String key) {
        return sql.sql("select message_id from portal.invitation where tenant_id = :tenant and key = :key")
                .param("tenant", tenant.value())
                .param("key", key)
                .query(Long.class)
                .optional();
    }

    void insert(TenantId tenant, Invitation invitation, long message, Instant at) {
        sql.sql("""
                insert into portal.invitation (tenant_id, key, kind, account_id, role, path, facts, message_id, asked_at)
                values (:tenant, :key, :kind, :account, :role, :path, :facts::jsonb, :message, :at)""")
                .param("tenant", tenant.value())
                .param("key", invitation.key())
                .param("kind", invitation.kind())
                .param("account", invitation.account().value())
                .param("role", invitation.role().name())
                .param("path", invitation.path())
                .param("facts", JSON.writeValueAsString(invitation.facts()))
                .param("message", message)
                .param("at", LinkStore.utc(at))
                .update();
    }

    Optional<Invitation> ofMessage(TenantId tenant, long message) {
        return sql.sql("""
                select kind, key, account_id, role, path, facts from portal.invitation
                 where tenant_id = :tenant and message_id = :message""")
                .param("tenant", tenant.value())
                .param("message", message)
                .query((row, _) -> new Invitation(
                        row.getString("kind"),
                        row.getString("key"),
                        new AccountId(row.getLong("account_id")),
                        Contact.Role.valueOf(row.getString("role")),
                        row.getString("path"),
                        JSON.readValue(row.getString("facts"), FACTS)))
                .optional();
    }
}
