package org.maillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.access.Role;

class SimulationApiTest extends ApiTest {
    @BeforeEach
    void twoCustomers() {
        program().imported(Map.of("kind", "open-items"), "a.csv", LIST_HEADER + """
                        C1;Un;un@example.fr;fr;FR;;FA-1;2026-08-01;2026-08-31;EUR;100.00;
                        C2;Deux;;fr;FR;;FA-2;2026-08-01;2026-08-31;EUR;50.00;
                        """);
    }

    @Test
    void a_scenario_is_tried_on_the_past_and_nothing_is_kept() {
        var answer = program()
                .post("/scenarios/courtesy-first/simulations", """
                        {"from":"2026-08-02","to":"2026-10-31","against":"courtesy-first"}""")
                .is(200)
                .json();
        assertThat(answer.path("messages").asInt()).isEqualTo(4);
        assertThat(answer.path("days").size()).isEqualTo(91);
        assertThat(answer.at("/days/22/lettersByStep/courtesy").asInt()).isEqualTo(1);
        assertThat(answer.at("/days/90/byReason/decision-asked").asInt()).isEqualTo(1);
        assertThat(answer.at("/days/90/byReason/no-contact").asInt()).isEqualTo(1);
        assertThat(answer.at("/difference/same").asInt()).isEqualTo(2);
        assertThat(answer.path("messagesLeft").asInt()).isZero();
        assertThat(program().get("/messages").each("id")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"from":"2026-08-02","to":"2026-08-01"} | to
            {"from":"2020-08-02","to":"2026-08-01"} | to
            {"from":"yesterday"}                    | from
            {"against":"nobody"}                    | against
            """)
    void a_wrong_simulation_is_refused(String body, String where) {
        var problem =
                program().post("/scenarios/courtesy-first/simulations", body).problem(422);
        assertThat(problem.at("/errors/0/where").asString()).isEqualTo(where);
    }

    @Test
    void what_is_not_the_companys_is_not_found() {
        program().post("/scenarios/of-the-neighbour/simulations", "{}").problem(404);
        var other = newProgram(Role.OWNER);
        assertThat(other.post("/scenarios/courtesy-first/simulations", "{}")
                        .is(200)
                        .json()
                        .path("messages")
                        .asInt())
                .isZero();
    }
}
