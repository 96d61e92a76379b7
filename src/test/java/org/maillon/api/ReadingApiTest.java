package org.maillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillon.access.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class ReadingApiTest extends ApiTest {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    @ParameterizedTest
    @ValueSource(
            strings = {"/accounts", "/accounts/1", "/open-items", "/entries", "/imports", "/imports/1", "/nothing"})
    void without_a_key_nobody_comes_in(String path) {
        send(HttpRequest.newBuilder(URI.create(address("/api/v1" + path)))).problem(401);
        send(HttpRequest.newBuilder(URI.create(address("/api/v1" + path))).header("Authorization", "Bearer mk_wrong"))
                .problem(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/accounts", "/open-items", "/entries"})
    void a_cursor_walks_through_everything_once(String list) {
        items(7);
        var all = program().get(list).each("id");
        assertThat(all).hasSize(7);
        var walked = new ArrayList<String>();
        var next = "";
        do {
            var page = program().get(list + "?limit=3&cursor=" + next).is(200);
            assertThat(page.each("id")).hasSizeLessThanOrEqualTo(3);
            walked.addAll(page.each("id"));
            next = page.json().path("next").isNull()
                    ? ""
                    : page.json().path("next").asString();
        } while (!next.isEmpty());
        assertThat(walked).isEqualTo(all);
    }

    @Test
    void companies_are_apart() {
        items(1);
        var id = program().get("/accounts").each("id").getFirst();
        var other = newProgram(Role.OWNER);
        other.get("/accounts/" + id).problem(404);
        other.get("/accounts/C1").problem(404);
        other.get("/open-items?account=C1").problem(404);
        assertThat(other.get("/accounts").each("id")).isEmpty();
        assertThat(other.get("/open-items").each("id")).isEmpty();
        assertThat(other.get("/entries").each("id")).isEmpty();
    }

    @Test
    void what_is_open_is_told_as_of_any_day() {
        items(2);
        assertThat(program().get("/open-items?asOf=2026-01-01").each("reference"))
                .containsExactly("FA-1");
        var item = program()
                .get("/open-items?account=C2&asOf=2026-12-31")
                .is(200)
                .json()
                .at("/items/0");
        assertThat(item.path("amountCents").asLong()).isEqualTo(200);
        assertThat(item.path("daysLate").asLong()).isEqualTo(333);
        assertThat(program().get("/accounts?code=C2").each("name")).containsExactly("Client 2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /open-items?asOf=31/12/2026 | asOf   | 2026-11-23
            /open-items?asOf=2026-02-30 | asOf   | 2026-11-23
            /open-items?asOf=+99999-01-01 | asOf | 2026-11-23
            /open-items?limit=501       | limit  | 500
            /accounts?limit=0           | limit  | 500
            /entries?limit=many         | limit  | 500
            /entries?cursor=abc         | cursor | next
            """)
    void wrong_input_is_refused_with_how_to_mend_it(String path, String where, String said) {
        var problem = program().get(path).problem(422);
        assertThat(problem.path("type").asString()).isEqualTo("urn:maillon:problem:wrong-input");
        assertThat(problem.at("/errors/0/where").asString()).isEqualTo(where);
        assertThat(problem.at("/errors/0/message").asString()).contains(said);
    }

    @ParameterizedTest
    @CsvSource({
        "fr, Demande incorrecte",
        "nl-BE, Ongeldige aanvraag",
        "de;q=1 en;q=0.5, Demande incorrecte",
        "'de,en;q=0.5', Wrong input"
    })
    void problems_speak_the_language_asked_for(String language, String title) {
        var problem = program()
                .with("Accept-Language", language)
                .get("/accounts?limit=0")
                .problem(422);
        assertThat(problem.path("title").asString()).isEqualTo(title);
    }

    @Test
    void identifiers_are_checked_in_order_and_a_wrong_one_has_its_reason() {
        var answers = program().post("/identifier-checks", """
                        [{"kind":"FR_SIREN","value":"552100554","more":1},{"kind":"IBAN","value":"FR00"},
                         {"kind":"BE_OGM","value":null},{"kind":"BE_VAT","value":"\\u0000💥"}]""").is(200).json();
        assertThat(answers.valueStream().map(it -> it.path("valid").asBoolean()))
                .containsExactly(true, false, false, false);
        assertThat(answers.at("/0/reason").isNull()).isTrue();
        assertThat(answers.at("/1/reason").asString()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{"kind":"SIREN","value":"1"}]  | [0].kind
            [null]                          | [0].kind
            [{"kind":{},"value":"1"}]       | [0].kind
            {"kind":"IBAN"}                 | 1:1
            [{"kind":                       | 1:10
            """)
    void wrong_json_is_refused_with_the_place(String json, String where) {
        var problem = program().post("/identifier-checks", json).problem(422);
        assertThat(problem.at("/errors/0/where").asString()).startsWith(where.substring(0, 2));
    }

    @Test
    void a_text_of_nine_megabytes_a_wrong_type_and_a_wrong_method_are_refused() {
        program().post("/identifier-checks", " ".repeat(9 << 20)).problem(413);
        send(program()
                        .request("/identifier-checks")
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString("[]")))
                .problem(415);
        program().get("/identifier-checks").problem(405);
        program().get("/nothing").problem(404);
    }

    @Test
    void the_description_has_every_route_and_the_door() {
        var description = send(program()
                        .request("/..")
                        .uri(URI.create(address("/v3/api-docs")))
                        .GET())
                .is(200)
                .json();
        var described = new TreeSet<String>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> described.add(
                                method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        var served = routes.getHandlerMethods().keySet().stream()
                .flatMap(route -> route.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/v1") && !path.startsWith("/api/v1/specimen"))
                        .flatMap(path -> route.getMethodsCondition().getMethods().stream()
                                .map(method -> method.name() + " " + path)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(served).isNotEmpty();
        assertThat(described).isEqualTo(served);
        assertThat(description.at("/components/securitySchemes/key/scheme").asString())
                .isEqualTo("bearer");
        assertThat(description
                        .at("/paths/~1api~1v1~1open-items/get/parameters")
                        .valueStream()
                        .map(it -> it.path("name").asString()))
                .containsExactlyInAnyOrder("account", "asOf", "cursor", "limit");
    }

    private void items(int number) {
        var list = IntStream.rangeClosed(1, number)
                .mapToObj(i -> "C%d;Client %d;;;;;FA-%d;2026-01-0%d;;EUR;%d;\n".formatted(i, i, i, i, i))
                .collect(Collectors.joining("", LIST_HEADER, ""));
        assertThat(program()
                        .imported(Map.of("kind", "open-items"), "a.csv", list)
                        .path("state")
                        .asString())
                .isEqualTo("done");
    }
}
