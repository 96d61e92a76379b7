package org.maillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.access.Role;
import org.maillon.customers.Customers;
import org.maillon.tasks.NewTask;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.springframework.beans.factory.annotation.Autowired;

class TaskApiTest extends ApiTest {
    @Autowired
    private Tasks tasks;

    @Autowired
    private Customers customers;

    @BeforeEach
    void twoCalls() {
        program().imported(Map.of("kind", "open-items"), "a.csv", LIST_HEADER + """
                        C1;Un;un@example.fr;fr;FR;;FA-1;2026-08-01;2026-08-31;EUR;100.00;
                        C2;Deux;deux@example.fr;fr;FR;;FA-2;2026-08-01;2026-08-31;EUR;50.00;
                        """);
        tasks.open(program().tenant, List.of(call("C1", "a", 23), call("C2", "b", 24)));
    }

    @Test
    void tasks_are_listed_by_due_day_and_walked_through() {
        var first = program().get("/tasks?limit=1").is(200);
        assertThat(first.each("account")).containsExactly("C1");
        assertThat(first.each("sentence")).containsExactly("Appeler Un");
        var next = first.json().path("next").asString();
        assertThat(program().get("/tasks?limit=1&cursor=" + next).each("account"))
                .containsExactly("C2");
        assertThat(program().get("/tasks?account=C2&kind=call&state=open").each("key"))
                .containsExactly("b");
        assertThat(program().get("/tasks?dueBy=2026-11-23").each("key")).containsExactly("a");
        program().get("/tasks?kind=chat").is(422);
        program().get("/tasks?cursor=nonsense").is(422);
    }

    @Test
    void a_promise_on_the_telephone_is_written_down_with_the_call() {
        var day = LocalDate.now().plusDays(3);
        var answered = program()
                .post("/tasks/" + id("C1") + "/result", "{\"result\":\"promised\",\"on\":\"" + day + "\"}")
                .is(200)
                .json();
        assertThat(answered.path("task").path("state").asString()).isEqualTo("done");
        assertThat(answered.path("task").path("answer").path("on").asString()).isEqualTo(day.toString());
        program()
                .post("/tasks/" + id("C1") + "/result", "{\"result\":\"done\"}")
                .is(409);
    }

    @Test
    void what_cannot_be_the_result_is_refused_and_changes_nothing() {
        for (var said : List.of(
                "{}",
                "{\"result\":\"approved\"}",
                "{\"result\":\"promised\"}",
                "{\"result\":\"promised\",\"on\":\"2020-01-01\"}",
                "{\"result\":\"call-back\",\"on\":\"tomorrow\"}"))
            program().post("/tasks/" + id("C1") + "/result", said).is(422);
        assertThat(program().get("/tasks?state=open").each("key")).containsExactly("a", "b");
    }

    @Test
    void a_message_left_asks_for_another_call() {
        var answered = program()
                .post("/tasks/" + id("C2") + "/result", "{\"result\":\"voicemail\"}")
                .is(200)
                .json();
        assertThat(answered.path("next").path("kind").asString()).isEqualTo("call");
        assertThat(answered.path("next").path("facts").path("calls").asString()).isEqualTo("2");
    }

    @Test
    void another_company_sees_and_answers_none() {
        var id = id("C1");
        var stranger = newProgram(Role.OWNER);
        assertThat(stranger.get("/tasks").each("key")).isEmpty();
        stranger.get("/tasks/" + id).is(404);
        stranger.post("/tasks/" + id + "/result", "{\"result\":\"done\"}").is(404);
    }

    private long id(String account) {
        return program()
                .get("/tasks?account=" + account)
                .json()
                .path("items")
                .get(0)
                .path("id")
                .asLong();
    }

    private NewTask call(String account, String key, int day) {
        var id = customers.findByCode(program().tenant, account).orElseThrow().id();
        return new NewTask(
                key, TaskKind.CALL, id, OptionalLong.empty(), LocalDate.of(2026, 11, day), Map.of("currency", "EUR"));
    }
}
