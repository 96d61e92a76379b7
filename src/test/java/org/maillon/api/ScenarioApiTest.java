package org.maillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.access.Role;

class ScenarioApiTest extends ApiTest {
    private static final String GENTLE = """
            {"name":"gentle","spacingDays":10,"steps":[
              {"name":"courtesy","offsetDays":-7,"tone":"courtesy"},
              {"name":"first","offsetDays":3,"tone":"first","minCents":1000,"copies":["superior"]},
              {"name":"second","offsetDays":20,"tone":"second","channel":"letter","approval":true,
               "repeat":{"everyDays":15,"times":2}},
              {"name":"decide","kind":"decide","anchor":"previous","offsetDays":15}]}""";

    @Test
    void a_scenario_is_written_read_and_goes_live() {
        var kept = program().post("/scenarios", GENTLE).is(201).json();
        assertThat(kept.path("version").asInt()).isEqualTo(1);
        assertThat(kept.path("state").asString()).isEqualTo("draft");
        assertThat(kept.at("/steps/1/channel").asString()).isEqualTo("email");
        assertThat(kept.at("/steps/1/copies/0").asString()).isEqualTo("superior");
        var read = program().get("/scenarios/gentle/versions/1").is(200).json();
        assertThat(read).isEqualTo(kept);
        program().put("/scenarios/gentle/draft", read.toString()).is(200);
        var live = program().post("/scenarios/gentle/versions/1/publication", "{\"running\":\"move\"}");
        assertThat(live.is(200).json().path("state").asString()).isEqualTo("live");
        assertThat(program().get("/scenarios").each("name")).contains("gentle", "courtesy-first", "belgium");
        program().post("/scenarios/gentle/versions/1/publication", "{}").problem(404);
        program().put("/scenarios/gentle/usual", "{}").is(204);
        program().delete("/scenarios/gentle").problem(422);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":"a","steps":[{"name":"first","offsetDays":3,"tone":"first"}]} | scenario
            {"name":"a","steps":[{"name":"first","offsetDays":3,"tone":"first","minCents":-1},{"name":"d","kind":"decide","offsetDays":9}]} | steps[0]
            {"name":"a","steps":[{"name":"first","offsetDays":3,"tone":"first"},{"name":"d","kind":"decide","offsetDays":3}]} | steps[1]
            {"name":"a","steps":[{"name":"first","offsetDays":3,"tone":"rude"},{"name":"d","kind":"decide","offsetDays":3}]} | steps[0].tone
            {"name":"a","steps":[{"name":"first","offsetDays":3,"tone":"first","template":"lost"},{"name":"d","kind":"decide","offsetDays":9}]} | steps[0]
            {"name":"<b>","steps":[{"name":"first","offsetDays":3,"tone":"first"},{"name":"d","kind":"decide","offsetDays":9}]} | scenario
            {"name":"a","steps":[null]} | steps[0]
            """)
    void what_could_not_go_live_is_refused(String body, String where) {
        var problem = program().post("/scenarios", body).problem(422);
        assertThat(problem.at("/errors/0/where").asString()).isEqualTo(where);
        assertThat(problem.at("/errors/0/message").asString()).isNotBlank();
    }

    @Test
    void rules_are_kept_in_their_order() {
        var rules = """
                {"items":[{"scenario":"strategic","segment":"gold","minCents":100000},{"scenario":"belgium","country":"BE"}]}""";
        assertThat(program()
                        .put("/scenario-rules", rules)
                        .is(200)
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(2);
        assertThat(program().get("/scenario-rules").each("scenario")).containsExactly("strategic", "belgium");
        var problem = program()
                .put("/scenario-rules", "{\"items\":[{\"scenario\":\"lost\"}]}")
                .problem(422);
        assertThat(problem.at("/errors/0/where").asString()).isEqualTo("items[0]");
    }

    @Test
    void accounts_and_items_are_paused_with_a_reason_and_an_end() {
        program().imported(Map.of("kind", "open-items"), "a.csv", LIST_HEADER + """
                        C1;Un;un@example.fr;fr;FR;;FA-1;2026-08-01;2026-08-31;EUR;100.00;
                        """);
        var paused = program().post("/accounts/C1/pauses", "{\"reason\":\"En discussion\",\"until\":\"2199-12-31\"}");
        assertThat(paused.is(201).json().path("account").asString()).isEqualTo("C1");
        assertThat(program().get("/accounts/C1/pauses").each("reason")).containsExactly("En discussion");
        program().delete("/accounts/C1/pauses").is(204);
        assertThat(program().get("/accounts/C1/pauses").each("reason")).isEmpty();

        var item = program().get("/open-items?account=C1").each("id").getFirst();
        var held = program().post("/open-items/" + item + "/pauses", "{\"reason\":\"x\",\"until\":\"2199-12-31\"}");
        assertThat(held.is(201).json().path("openItem").asString()).isEqualTo(item);
        program()
                .post("/accounts/C1/pauses", "{\"reason\":\"\",\"until\":\"2199-12-31\"}")
                .problem(422);
        program().post("/accounts/C1/pauses", "{\"reason\":\"x\"}").problem(422);
        program()
                .post("/accounts/C1/pauses", "{\"reason\":\"x\",\"until\":\"2020-01-01\"}")
                .problem(422);
        program().put("/accounts/C1/scenario", "{\"scenario\":\"strategic\"}").is(204);
        program().put("/accounts/C1/scenario", "{\"scenario\":\"lost\"}").problem(422);
        program().put("/open-items/" + item + "/scenario", "{}").is(204);
        assertThat(program()
                        .post("/accounts/C1/approvals", "{}")
                        .is(200)
                        .json()
                        .path("items")
                        .asInt())
                .isZero();

        var neighbour = newProgram(Role.OWNER);
        neighbour
                .post("/accounts/C1/pauses", "{\"reason\":\"x\",\"until\":\"2199-12-31\"}")
                .problem(404);
        neighbour
                .post("/open-items/" + item + "/pauses", "{\"reason\":\"x\",\"until\":\"2199-12-31\"}")
                .problem(404);
        neighbour
                .put("/open-items/" + item + "/scenario", "{\"scenario\":\"strategic\"}")
                .problem(404);
        neighbour.get("/scenarios/gentle").problem(404);
    }
}
