package org.maillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.maillon.access.Role;
import org.maillon.webhooks.Webhooks;
import org.springframework.beans.factory.annotation.Autowired;

class WebhookApiTest extends ApiTest {
    @Autowired
    Webhooks webhooks;

    @Test
    void a_program_opens_changes_reads_replays_and_closes() {
        var opened = program()
                .post("/webhooks", "{\"url\":\"https://example.com/hook\",\"events\":[\"message.sent\"]}")
                .is(201)
                .json();
        assertThat(opened.path("secret").asString()).startsWith("whsec_");
        var id = opened.path("id").asLong();
        webhooks.publish(program().tenant, "message.sent", java.util.Map.of("message", 7));
        var call = program()
                .get("/webhooks/" + id + "/deliveries?state=queued")
                .is(200)
                .json()
                .path("items")
                .get(0);
        assertThat(call.path("body").asString()).contains("\"data\":{\"message\":7}");
        program()
                .post("/webhooks/" + id + "/deliveries/" + call.path("id").asLong() + "/replays", "{}")
                .is(202);
        assertThat(program()
                        .get("/webhooks/" + id)
                        .is(200)
                        .json()
                        .path("waiting")
                        .asInt())
                .isEqualTo(1);
        assertThat(program().get("/webhooks").each("secret")).containsExactly("");
    }

    @Test
    void what_is_wrong_is_told_with_where_and_how_to_mend_it() {
        for (var body : new String[] {
            "{\"url\":\"http://example.com/\",\"events\":[\"message.sent\"]}",
            "{\"url\":\"https://example.com/\",\"events\":[\"message.opened\"]}",
            "{\"url\":\"https://example.com/\"}",
            "{}"
        }) {
            var problem = program().post("/webhooks", body).is(422).json();
            assertThat(problem.path("errors").get(0).path("message").asString()).hasSizeGreaterThan(20);
        }
    }

    @Test
    void another_companys_webhook_is_not_found() {
        var other = newProgram(Role.OWNER).tenant;
        long theirs = webhooks.open(other, "https://example.com/", java.util.List.of("message.sent"), "Eve")
                .webhook()
                .id();
        program().get("/webhooks/" + theirs).is(404);
        program().get("/webhooks/" + theirs + "/deliveries").is(404);
        program().post("/webhooks/" + theirs + "/deliveries/1/replays", "{}").is(404);
    }
}
