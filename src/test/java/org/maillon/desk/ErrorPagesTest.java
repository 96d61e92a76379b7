package org.maillon.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.maillon.WebTest;
import org.maillon.access.ApiKeys;
import org.maillon.access.Role;
import org.springframework.beans.factory.annotation.Autowired;

class ErrorPagesTest extends WebTest {
    @Autowired
    private ApiKeys keys;

    @Test
    void aFaultGivesPeopleAReferenceToQuoteAndNoDetails() {
        var answer = visitor(Role.READ_ONLY).get("/specimen/fault");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("Quelque chose n’a pas fonctionné")
                .containsPattern("<code>[0-9a-f]{8}</code>")
                .doesNotContain("nobody outside");
    }

    @Test
    void aFaultGivesProgramsAProblemWithItsIdAndNoDetails() {
        var token = keys.create(tenant(), "caisse", Role.READ_ONLY, "test");
        var answer = stranger().get("/api/v1/specimen/fault", "Authorization", "Bearer " + token);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).containsPattern("\"id\":\"[0-9a-f]{8}\"").doesNotContain("nobody outside");
    }
}
