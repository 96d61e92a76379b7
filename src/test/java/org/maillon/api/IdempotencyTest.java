package org.maillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.maillon.access.Role;

class IdempotencyTest extends ApiTest {
    private static final String CHECK = "[{\"kind\":\"FR_SIREN\",\"value\":\"552100554\"}]";

    @Test
    void the_same_form_under_the_same_key_is_one_import() {
        var once = program().with("Idempotency-Key", "import-1");
        var list = LIST_HEADER + "C1;A;;;;;FA-1;2026-01-10;;EUR;1;\n";
        var first = once.upload(Map.of("kind", "open-items"), "a.csv", list).is(202);
        var again = once.upload(Map.of("kind", "open-items"), "a.csv", list).is(202);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Location")).isEqualTo(first.header("Location")).isNotEmpty();
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(program().get("/imports").each("id")).hasSize(1);
        once.upload(Map.of("kind", "open-items"), "a.csv", list + "C1;A;;;;;FA-2;2026-01-10;;EUR;1;\n")
                .problem(422);
        program().ended(first.json().path("id").asLong());
    }

    @Test
    void another_body_under_the_same_key_is_refused_and_another_company_has_its_own_keys() {
        var once = program().with("Idempotency-Key", "k");
        once.post("/identifier-checks", CHECK).is(200);
        once.post("/identifier-checks", CHECK + " ").problem(422);
        newProgram(Role.OWNER)
                .with("Idempotency-Key", "k")
                .post("/identifier-checks", "[]")
                .is(200);
    }

    @Test
    void a_refusal_is_given_again_too() {
        var once = program().with("Idempotency-Key", "k");
        var first = once.post("/identifier-checks", "[{}]").problem(422);
        assertThat(once.post("/identifier-checks", "[{}]").problem(422)).isEqualTo(first);
    }

    @Test
    void a_key_with_blanks_or_without_end_is_refused() {
        program()
                .with("Idempotency-Key", "a b")
                .post("/identifier-checks", CHECK)
                .problem(422);
        program()
                .with("Idempotency-Key", "k".repeat(256))
                .post("/identifier-checks", CHECK)
                .problem(422);
    }
}
