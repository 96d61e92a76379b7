package org.maillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.access.Role;

class ReminderApiTest extends ApiTest {
    @BeforeEach
    void threeCustomers() {
        var told = program().imported(Map.of("kind", "open-items"), "a.csv", LIST_HEADER + """
                        C1;Un;un@example.fr;fr;FR;;FA-1;2026-08-01;2026-08-31;EUR;100.00;
                        C2;Deux;deux@example.fr;fr;FR;;FA-2;2026-08-01;2026-08-31;EUR;50.00;
                        C3;Trois;;fr;FR;;FA-3;2026-08-01;2026-12-31;EUR;7.00;
                        """);
        assertThat(told.path("state").asString()).isEqualTo("done");
    }

    @Test
    void a_simulated_run_counts_as_the_real_one_does_and_queues_nothing() {
        var simulated = program()
                .post("/reminder-runs", "{\"on\":\"2026-11-23\",\"simulate\":true}")
                .is(200)
                .json();
        assertThat(program().get("/messages").each("id")).isEmpty();
        var real = program()
                .post("/reminder-runs", "{\"on\":\"2026-11-23\",\"deliver\":\"now\"}")
                .is(200)
                .json();
        for (var count : new String[] {"accounts", "items", "messages", "byReason", "byStep"}) {
            assertThat(simulated.path(count)).as(count).isEqualTo(real.path(count));
        }
        assertThat(real.path("messages").asInt()).isEqualTo(2);
        assertThat(real.path("delivery").path("waiting").asInt()).isEqualTo(2);
        assertThat(program()
                        .get("/messages?on=2026-11-23&account=C1&state=queued")
                        .each("account"))
                .containsExactly("C1");
        var journal = program().get("/reminder-journal?on=2026-11-23");
        assertThat(journal.each("account")).containsExactlyInAnyOrder("C1", "C2", "C3");
        assertThat(journal.each("reason")).filteredOn("step-taken"::equals).hasSize(2);
        assertThat(journal.each("sentence")).allMatch(sentence -> sentence.length() > 20);
        assertThat(program().get("/reminder-journal?on=2026-11-23&account=C2").each("reference"))
                .containsExactly("FA-2");
    }

    @Test
    void lists_are_walked_through_by_cursor() {
        program().post("/reminder-runs", "{\"on\":\"2026-11-23\"}").is(200);
        for (var list : new String[] {"/messages?", "/reminder-journal?on=2026-11-23&", "/aged-balance?"}) {
            var all = program().get(list).each("account");
            var walked = new ArrayList<String>();
            var cursor = "";
            do {
                var page = program().get(list + "limit=1&cursor=" + cursor).is(200);
                walked.addAll(page.each("account"));
                cursor = page.json().path("next").isNull()
                        ? ""
                        : page.json().path("next").asString();
            } while (!cursor.isEmpty());
            assertThat(walked).as(list).hasSizeGreaterThan(1).isEqualTo(all);
        }
    }

    @Test
    void the_aged_balance_adds_up() {
        var aged = program().get("/aged-balance?asOf=2026-11-23").is(200).json();
        assertThat(aged.at("/total/openCents").asLong()).isEqualTo(15_700);
        assertThat(aged.at("/total/d61to90Cents").asLong()).isEqualTo(15_000);
        assertThat(aged.at("/total/notDueCents").asLong()).isEqualTo(700);
        assertThat(aged.at("/items/0/account").asString()).isEqualTo("C1");
        assertThat(aged.at("/items/0/balance/openCents").asLong()).isEqualTo(10_000);
    }

    @Test
    void companies_are_apart_and_a_reader_may_not_remind() {
        program().post("/reminder-runs", "{\"on\":\"2026-11-23\"}").is(200);
        var other = newProgram(Role.OWNER);
        assertThat(other.get("/messages").each("id")).isEmpty();
        assertThat(other.get("/reminder-journal?on=2026-11-23").each("openItem"))
                .isEmpty();
        assertThat(other.get("/aged-balance").each("account")).isEmpty();
        other.get("/messages?account=C1").problem(404);
        withRole(Role.READ_ONLY).post("/reminder-runs", "{\"simulate\":true}").problem(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"on":"23/11/2026"}    | on
            {"deliver":"tomorrow"} | deliver
            {"simulate":"perhaps"} | simulate
            """)
    void a_wrong_run_is_refused(String body, String where) {
        var problem = program().post("/reminder-runs", body).problem(422);
        assertThat(problem.at("/errors/0/where").asString()).isEqualTo(where);
    }

    @Test
    void a_state_is_one_of_those_allowed() {
        var problem = program().get("/messages?state=lost").problem(422);
        assertThat(problem.at("/errors/0/message").asString()).contains("in-doubt", "queued");
    }
}
