package org.maillon.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maillon.WebTest;
import org.maillon.kernel.Language;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ApiKeyTest extends WebTest {
    @Autowired
    private ApiKeys keys;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient sql;

    @Test
    void withoutAGoodKeyTheAnswerIsAProblem401() {
        for (var headers : List.of(new String[0], bearer("mk_" + "x".repeat(43)), bearer(""))) {
            var answer = stranger().get("/api/v1/anything", headers);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        }
    }

    @Test
    void aKeyLetsAProgramInUntilItIsRevokedAndOpensNoSession() {
        var token = keys.create(tenant(), "caisse", Role.ACCOUNTANT, "test");
        var inside = call(token);
        assertThat(inside.statusCode()).isEqualTo(404);
        assertThat(inside.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(inside.headers().firstValue("Set-Cookie")).isEmpty();

        assertThat(keys.revoke(someoneOf(tenant()), keys.of(tenant()).getFirst().id()))
                .isTrue();
        assertThat(call(token).statusCode()).isEqualTo(401);
    }

    @Test
    void aMembersSessionDoesNotOpenTheApi() {
        assertThat(visitor(Role.OWNER).get("/api/v1/anything").statusCode()).isEqualTo(401);
    }

    @Test
    void theTokenIsLongRandomAndNowhereInTheDatabase() {
        var token = keys.create(tenant(), "caisse", Role.READ_ONLY, "test");
        assertThat(token).matches("mk_[A-Za-z0-9_-]{43}");
        assertThat(sql.sql("select row_to_json(k)::text from access.api_key k where tenant_id = :tenant")
                        .param("tenant", tenant().value())
                        .query(String.class)
                        .single())
                .doesNotContain(token.substring(3));
    }

    @Test
    void theKeyOfAnotherCompanyIsNotOursToRevoke() {
        var other = newTenant("Hôtel des Dunes");
        var token = keys.create(other, "caisse", Role.READ_ONLY, "test");
        assertThat(keys.revoke(someoneOf(tenant()), keys.of(other).getFirst().id()))
                .isFalse();
        assertThat(keys.find(token)).isPresent();
        companies.remove(other);
    }

    @Test
    void theDescriptionOfTheApiIsForMembersAndKeysOnly() {
        var token = keys.create(tenant(), "caisse", Role.READ_ONLY, "test");
        assertThat(stranger().get("/v3/api-docs").statusCode()).isEqualTo(401);
        assertThat(stranger().get("/v3/api-docs", bearer(token)).statusCode()).isEqualTo(200);
        assertThat(visitor(Role.READ_ONLY).get("/v3/api-docs").statusCode()).isEqualTo(200);
    }

    @Test
    void healthIsOpen() {
        assertThat(stranger().get("/actuator/health").body()).contains("UP");
    }

    @Test
    void theTrailOfOneCompanyIsInvisibleToAnotherAndNeverChanges() {
        var other = newTenant("Hôtel des Dunes");
        trail.record(tenant(), "Claire", "key-created", "ours", "");
        trail.record(other, "Paul", "key-created", "theirs", "");
        assertThat(trail.list(tenant(), null, 10))
                .extracting(AuditTrail.Entry::subject)
                .containsExactly("ours");
        assertThat(trail.list(other, null, 10))
                .extracting(AuditTrail.Entry::subject)
                .containsExactly("theirs");
        assertThat(sql.sql("select count(*) from access.audit_entry")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(sql.sql("""
                        select has_table_privilege(current_user, 'access.audit_entry', 'update')
                            or has_table_privilege(current_user, 'access.audit_entry', 'delete')""").query(Boolean.class).single()).isFalse();
        companies.remove(other);
    }

    private HttpResponse<String> call(String token) {
        return stranger().get("/api/v1/anything", bearer(token));
    }

    private static CurrentMember someoneOf(org.maillon.kernel.TenantId tenant) {
        return new CurrentMember(CurrentMember.Kind.MEMBER, 0, "Claire Aubry", tenant, Role.OWNER, Language.FR);
    }

    private static String[] bearer(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }
}
