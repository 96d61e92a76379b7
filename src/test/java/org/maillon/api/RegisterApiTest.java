package org.maillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.access.Role;

/** Companies and insolvencies over the API; no register is asked by a company that a test made. */
class RegisterApiTest extends ApiTest {
    private static final LocalDate TODAY = LocalDate.now();

    @BeforeEach
    void aCustomer() {
        program().imported(Map.of("kind", "open-items"), "a.csv", LIST_HEADER + """
                        C1;Un;un@example.fr;fr;FR;;FA-1;2026-08-01;2026-08-31;EUR;100.00;
                        """);
    }

    @Test
    void a_company_nobody_answers_about_says_which_register_is_silent_and_why() {
        var told = program().get("/registers/552032534").is(200).json();
        assertThat(told.path("siren").asString()).isEqualTo("552032534");
        assertThat(told.path("vatNumber").asString()).isEqualTo("FR27552032534");
        assertThat(told.path("standing").asString()).isEqualTo("unknown");
        assertThat(told.path("answers").size()).isEqualTo(5);
        assertThat(told.path("answers").path(0).path("refusal").asString()).isEqualTo("switched-off");
        assertThat(told.path("answers").path(0).path("sentence").asString()).contains("SIRENE");
    }

    @Test
    void a_number_with_a_wrong_digit_is_refused_with_the_right_one() {
        var problem = program().get("/registers/552032535").is(422).json();
        assertThat(problem.toString()).contains("identifier").contains("4");
        program().get("/registers/bonjour").is(422);
        program().get("/registers/552032534?anew=perhaps").is(422);
    }

    @Test
    void every_kind_of_identifier_is_checked_and_its_wrong_digit_named() {
        var verdicts = program().post("/identifier-checks", """
                        [{"kind": "FR_SIREN", "value": "732829321"}, {"kind": "FR_RCS", "value": "RCS Nancy B 323 159 715"},
                         {"kind": "BE_VAT", "value": "BE0403019262"}]""").is(200).json();
        assertThat(verdicts.path(0).path("valid").asBoolean()).isFalse();
        assertThat(verdicts.path(0).path("reason").asString()).contains("0");
        assertThat(verdicts.path(1).path("valid").asBoolean()).isTrue();
        assertThat(verdicts.path(2).path("reason").asString()).contains("61");
    }

    @Test
    void an_insolvency_is_noted_once_stops_reminders_and_ends_with_a_reason() {
        var body = "{\"kind\": \"liquidation\", \"openedOn\": \"%s\", \"publishedOn\": \"%s\", \"court\": \"Lyon\"}"
                .formatted(TODAY.minusDays(9), TODAY.minusDays(2));
        var noted = program().post("/accounts/C1/insolvencies", body).is(201).json();
        assertThat(LocalDate.parse(noted.path("declareBy").asString()))
                .isAfterOrEqualTo(TODAY.minusDays(2).plusMonths(2));
        program().post("/accounts/C1/insolvencies", body).is(409);
        program()
                .post("/reminder-runs", "{\"on\": \"" + TODAY + "\", \"simulate\": false}")
                .is(200);
        assertThat(program()
                        .get("/reminder-journal?on=" + TODAY + "&account=C1")
                        .each("reason"))
                .containsExactly("insolvent");
        assertThat(program().get("/tasks?kind=insolvency&state=open").each("account"))
                .containsExactly("C1");

        var end = "/insolvencies/" + noted.path("id").asString() + "/end";
        program().post(end, "{}").is(422);
        program().post(end, "{\"reason\": \"Plan exécuté\"}").is(200);
        program().post(end, "{\"reason\": \"encore\"}").is(409);
        assertThat(program().get("/accounts/C1/insolvencies").each("endReason")).containsExactly("Plan exécuté");
    }

    @Test
    void what_cannot_be_an_insolvency_is_refused_and_changes_nothing() {
        for (var said : List.of(
                "{}",
                "{\"kind\": \"ruin\", \"openedOn\": \"2026-01-01\", \"publishedOn\": \"2026-01-02\", \"court\": \"Lyon\"}",
                "{\"kind\": \"liquidation\", \"openedOn\": \"yesterday\", \"publishedOn\": \"2026-01-02\", \"court\": \"Lyon\"}",
                "{\"kind\": \"liquidation\", \"openedOn\": \"2026-01-03\", \"publishedOn\": \"2026-01-02\", \"court\": \"Lyon\"}",
                "{\"kind\": \"liquidation\", \"openedOn\": \"2026-01-01\", \"publishedOn\": \"2026-01-02\"}"))
            program().post("/accounts/C1/insolvencies", said).is(422);
        assertThat(program().get("/accounts/C1/insolvencies").each("id")).isEmpty();
    }

    @Test
    void another_company_neither_sees_nor_ends_it() {
        var noted = program()
                .post(
                        "/accounts/C1/insolvencies",
                        "{\"kind\": \"receivership\", \"openedOn\": \"2026-01-01\", \"publishedOn\": \"2026-01-02\", \"court\": \"Lyon\"}")
                .is(201)
                .json();
        var stranger = newProgram(Role.OWNER);
        stranger.get("/accounts/C1/insolvencies").is(404);
        stranger.post("/insolvencies/" + noted.path("id").asString() + "/end", "{\"reason\": \"x\"}")
                .is(404);
        newProgram(Role.OWNER).get("/registers/552032534").is(200);
    }
}
