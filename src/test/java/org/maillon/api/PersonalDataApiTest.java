package org.maillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Personal data and the rules of keeping it, over the API. */
class PersonalDataApiTest extends ApiTest {
    @BeforeEach
    void aPersonAndACompany() {
        program().post("/accounts", """
                        {"code": "P1", "name": "Marie Quénard", "country": "FR", "naturalPerson": true,
                         "contacts": [{"role": "pays", "name": "Marie Quénard", "email": "marie@example.fr"}]}""").is(201);
        program().imported(Map.of("kind", "open-items"), "a.csv", LIST_HEADER + """
                        C1;Un;un@example.fr;fr;FR;;FA-1;2026-08-01;2026-08-31;EUR;100.00;
                        """);
    }

    @Test
    void what_is_kept_is_shown_copied_and_erased_once_the_name_is_repeated() {
        var shown = program().get("/accounts/P1/personal-data").is(200).json();
        assertThat(shown.path("name").asString()).isEqualTo("Marie Quénard");
        assertThat(program()
                        .get("/accounts/P1/personal-data/copy")
                        .is(200)
                        .json()
                        .toString())
                .contains("marie@example.fr");

        assertThat(program()
                        .post("/accounts/P1/personal-data/erasure", "{\"name\": \"Marie\"}")
                        .is(422)
                        .json()
                        .toString())
                .contains("Marie Quénard");
        var told = program()
                .post("/accounts/P1/personal-data/erasure", "{\"name\": \"Marie Quénard\"}")
                .is(200)
                .json();
        assertThat(told.path("forgottenOn").asString()).isNotEmpty();
        assertThat(told.path("kept").size()).isZero();
    }

    @Test
    void a_company_has_no_personal_data_and_a_stranger_is_not_there() {
        program().get("/accounts/C1/personal-data").is(404);
        program()
                .post("/accounts/C1/personal-data/erasure", "{\"name\": \"Un\"}")
                .is(409);
        program().get("/accounts/C1/personal-data?contact=999999").is(404);
        program().get("/accounts/C1/personal-data?contact=1%20or%201").is(404);
    }

    @Test
    void a_rule_is_lengthened_but_not_below_the_law() {
        assertThat(program().get("/retention-rules").is(200).each("kind"))
                .containsExactly("contact", "invoice", "accounting", "contract", "correspondence", "trace");
        assertThat(program()
                        .put("/retention-rules/accounting", "{\"months\": 60}")
                        .is(422)
                        .json()
                        .toString())
                .contains("120")
                .contains("L123-22");
        program().put("/retention-rules/contact", "{\"months\": 48}").is(422);
        program().put("/retention-rules/contact", "{\"months\": -1}").is(422);
        program().put("/retention-rules/nothing", "{\"months\": 12}").is(404);
        assertThat(program()
                        .put("/retention-rules/accounting", "{\"months\": 144}")
                        .is(200)
                        .json()
                        .path("chosen")
                        .asBoolean())
                .isTrue();
    }
}
