package org.maillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.access.Role;

class ExperimentApiTest extends ApiTest {
    @Test
    void a_step_is_withheld_from_some_and_the_answer_says_that_it_is_too_early_to_know() {
        var started = program().post("/experiments", """
                        {"scenario":"courtesy-first","step":"second","percent":20}""").is(201).json();
        long id = started.path("id").asLong();
        assertThat(started.at("/finding/state").asString()).isEqualTo("too-early");
        assertThat(started.at("/finding/missing").asString()).isEqualTo("accounts");
        assertThat(started.at("/finding/needed").asInt()).isEqualTo(20);
        assertThat(program().get("/experiments").each("id")).hasSize(1);
        assertThat(newProgram(Role.OWNER).get("/experiments/" + id).problem(404))
                .isNotNull();
        var ended = program().post("/experiments/" + id + "/end", "{}").is(200).json();
        assertThat(ended.path("endedOn").asString()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"scenario":"courtesy-first","step":"second","percent":0}    | percent
            {"scenario":"courtesy-first","step":"second","percent":51}   | percent
            {"scenario":"courtesy-first","step":"second"}                | percent
            {"scenario":"courtesy-first","step":"decide","percent":10}   | step
            {"scenario":"nobodys","step":"second","percent":10}          | step
            {"percent":10}                                               | step
            """)
    void a_wrong_experiment_is_refused(String body, String where) {
        var problem = program().post("/experiments", body).problem(422);
        assertThat(problem.at("/errors/0/where").asString()).isEqualTo(where);
    }

    @Test
    void the_days_after_a_dispute_are_read_and_changed() {
        assertThat(program()
                        .get("/reminder-policy")
                        .json()
                        .path("daysAfterDispute")
                        .asInt())
                .isEqualTo(5);
        assertThat(program()
                        .put("/reminder-policy", "{\"daysAfterDispute\":10}")
                        .is(200)
                        .json()
                        .path("daysAfterDispute")
                        .asInt())
                .isEqualTo(10);
        program().put("/reminder-policy", "{\"daysAfterDispute\":61}").problem(422);
    }
}
