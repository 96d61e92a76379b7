package org.maillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.access.Role;
import org.maillon.database.MaillonHome;
import org.springframework.beans.factory.annotation.Autowired;

class ImportApiTest extends ApiTest {
    private static final Map<String, String> LIST = Map.of("kind", "open-items");

    @Autowired
    MaillonHome home;

    @Test
    void the_canonical_list_comes_in_as_it_is() {
        var told = program().imported(LIST, "postes.csv", LIST_HEADER + """
                C001;Bâti Nord;compta@batinord.fr;fr;FR;FR7630006000011234567890189;FA-1;2026-01-10;2026-02-28;EUR;1200.00;
                C002;De Smet NV;ap@desmet.be;nl;BE;;FA-2;2026-03-01;;EUR;50.40;+++090/9337/55493+++
                C002;De Smet NV;ap@desmet.be;nl;BE;;AV-1;2026-03-05;;EUR;-10.40;
                """);
        assertThat(told.path("state").asString()).as(told.toString()).isEqualTo("done");
        assertThat(told.path("counts").toString())
                .isEqualTo("{\"accounts\":2,\"entries\":3,\"known\":0,\"openItems\":2,\"allocations\":1}");
        var stated = program()
                .get("/open-items?asOf=2026-03-20&account=C001")
                .is(200)
                .json()
                .at("/items/0");
        assertThat(stated.path("dueOn").asString()).isEqualTo("2026-02-28");
        assertThat(stated.path("dueStated").asBoolean()).isTrue();
        assertThat(stated.path("openCents").asLong()).isEqualTo(120_000);
        var counted = program()
                .get("/open-items?asOf=2026-03-20&account=C002")
                .is(200)
                .json()
                .at("/items/0");
        assertThat(counted.path("dueOn").asString()).isEqualTo("2026-03-31");
        assertThat(counted.path("dueStated").asBoolean()).isFalse();
        assertThat(counted.path("openCents").asLong()).isEqualTo(4_000);
        var account = program().get("/accounts/C002").is(200).json();
        assertThat(account.path("language").asString()).isEqualTo("nl");
        assertThat(account.path("country").asString()).isEqualTo("BE");
        assertThat(account.at("/contacts/0/email").asString()).isEqualTo("ap@desmet.be");
        assertThat(program()
                        .get("/accounts/" + account.path("id").asLong())
                        .is(200)
                        .json())
                .isEqualTo(account);
    }

    @Test
    void the_same_list_again_adds_nothing_and_a_newer_one_leaves_what_it_lacks_and_tells_what_fell() {
        var first = "C1;A;;;;;FA-1;2026-01-10;;EUR;100.00;\nC1;A;;;;;FA-2;2026-01-11;;EUR;80.00;\n";
        program().imported(LIST, "a.csv", LIST_HEADER + first);
        var again = program().imported(LIST, "a.csv", LIST_HEADER + first);
        assertThat(again.at("/counts/entries").asInt()).isZero();
        assertThat(again.at("/counts/known").asInt()).isEqualTo(2);
        var newer = program()
                .with("Accept-Language", "en")
                .imported(
                        LIST,
                        "b.csv",
                        LIST_HEADER + "C1;A;;;;;FA-1;2026-01-10;;EUR;60.00;\nC1;A;;;;;FA-3;2026-02-01;;EUR;5;\n");
        assertThat(newer.at("/counts/entries").asInt()).isEqualTo(1);
        assertThat(newer.at("/problems/0/code").asString()).isEqualTo("AMOUNT_FELL");
        assertThat(newer.at("/problems/0/line").asInt()).isEqualTo(2);
        assertThat(newer.at("/problems/0/message").asString()).contains("60.00 EUR", "FA-1", "100.00 EUR");
        assertThat(program().get("/open-items").each("openCents")).containsExactlyInAnyOrder("10000", "8000", "500");
    }

    @Test
    void two_rows_alike_are_two_items_and_come_in_once() {
        var twins = "C1;A;;;;;FA-1;2026-01-10;;EUR;100.00;\nC1;A;;;;;FA-1;2026-01-10;;EUR;100.00;\n";
        program().imported(LIST, "a.csv", LIST_HEADER + twins);
        program().imported(LIST, "a.csv", LIST_HEADER + twins);
        assertThat(program().get("/open-items").each("openCents")).containsExactly("10000", "10000");
    }

    @Test
    void a_list_that_nobody_explained_is_refused_with_what_was_understood() {
        var told = program().imported(LIST, "x.csv", "Klant;Bedrag van ons;Kenmerk xyz\nK1;12,50;F1\nK2;13,50;F2\n");
        assertThat(told.path("state").asString()).isEqualTo("refused");
        assertThat(told.at("/problems/0/code").asString()).isEqualTo("MAPPING_UNKNOWN");
        assertThat(told.at("/problems/0/message").asString()).contains("Klant = account", "reference");
    }

    @Test
    void an_unbalanced_export_is_refused_and_taken_without_the_lines_in_question_when_asked() {
        var file = fec("100,00", "90,00");
        var refused = program().imported(Map.of("kind", "fec"), "2026.txt", file);
        assertThat(refused.path("state").asString()).isEqualTo("refused");
        assertThat(refused.path("problems")
                        .valueStream()
                        .map(it -> it.path("refuses").asBoolean()))
                .contains(true);
        assertThat(program().get("/open-items").each("id")).isEmpty();
        long id = refused.path("id").asLong();
        program().post("/imports/" + id + "/acceptance", "").is(202);
        assertThat(program().ended(id).path("state").asString()).isEqualTo("done");
        assertThat(program().get("/entries?account=C001").each("amountCents")).containsExactly("10000");
        program().post("/imports/" + id + "/acceptance", "").problem(409);
    }

    @Test
    void terms_given_count_the_due_days_nobody_stated() {
        program()
                .imported(
                        Map.of("kind", "open-items", "terms", "45 jours fin de mois"),
                        "a.csv",
                        LIST_HEADER + "C1;A;;;;;FA-1;2026-01-10;;EUR;100.00;\n");
        assertThat(program().get("/open-items").each("dueOn")).containsExactly("2026-02-28");
    }

    @Test
    void names_of_files_lead_nowhere_and_formulas_are_only_text() throws IOException {
        var told = program()
                .imported(
                        LIST,
                        "../../../etc/passwd",
                        LIST_HEADER
                                + "=cmd|'/c calc'!A1;\"=HYPERLINK(\"\"http://x\"\")\";a@b.fr\u0007;;;;+FA;2026-01-10;;EUR;9;\n");
        assertThat(told.at("/files/0/name").asString()).isEqualTo("passwd");
        assertThat(told.path("state").asString()).isEqualTo("done");
        assertThat(program().get("/accounts").each("code")).containsExactly("=cmd|'/c calc'!A1");
        try (var inbox = Files.list(home.path().resolve("inbox"))) {
            assertThat(inbox.filter(it -> it.toString().contains("passwd"))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind  | xml            | kind           | fec, open-items
            terms | whenever       | terms          | whenever
            acceptProblems | maybe | acceptProblems | false, true
            """)
    void a_wrong_choice_is_refused_with_what_is_allowed(String field, String value, String where, String said) {
        var fields = new java.util.HashMap<>(LIST);
        fields.put(field, value);
        var problem = program().upload(fields, "a.csv", LIST_HEADER).problem(422);
        assertThat(problem.at("/errors/0/where").asString()).isEqualTo(where);
        assertThat(problem.at("/errors/0/message").asString()).contains(said);
    }

    @Test
    void a_form_without_file_or_without_end_is_refused() {
        assertThat(program().upload(LIST).problem(422).at("/errors/0/where").asString())
                .isEqualTo("file");
        send(program()
                        .request("/imports")
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("--x\r\nContent-Disp")))
                .problem(422);
        send(program()
                        .request("/imports")
                        .header("Content-Type", "multipart/form-data")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("nothing")))
                .problem(422);
    }

    @Test
    void three_gigabytes_are_refused_before_they_are_sent() throws IOException {
        var key = program()
                .request("/imports")
                .build()
                .headers()
                .firstValue("Authorization")
                .orElseThrow();
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(("""
                    POST /api/v1/imports HTTP/1.1\r
                    Host: localhost\r
                    Authorization: %s\r
                    Content-Type: multipart/form-data; boundary=x\r
                    Content-Length: 3221225472\r
                    \r
                    --x\r
                    """.formatted(key)).getBytes(StandardCharsets.US_ASCII));
            var first = new byte[12];
            assertThat(socket.getInputStream().readNBytes(first, 0, 12)).isEqualTo(12);
            assertThat(new String(first, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void another_company_sees_nothing_of_it_and_a_reader_may_not_import() {
        var told = program().imported(LIST, "a.csv", LIST_HEADER + "C1;A;;;;;FA-1;2026-01-10;;EUR;1;\n");
        var other = newProgram(Role.OWNER);
        other.get("/imports/" + told.path("id").asLong()).problem(404);
        other.post("/imports/" + told.path("id").asLong() + "/acceptance", "").problem(404);
        assertThat(other.get("/imports").each("id")).isEmpty();
        withRole(Role.READ_ONLY).upload(LIST, "a.csv", LIST_HEADER).problem(403);
        assertThat(withRole(Role.READ_ONLY).get("/imports").each("kind")).containsExactly("open-items");
    }

    private static String fec(String debit, String credit) {
        return "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib"
                + "\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise\r\n"
                + "VE\tVentes\t1\t20260110\t411000\tClients\tC001\tClient\tFA1\t20260110\tFacture\t" + debit
                + "\t0,00\t\t\t20260110\t\t\r\n"
                + "VE\tVentes\t1\t20260110\t706000\tVentes\t\t\tFA1\t20260110\tFacture\t0,00\t" + credit
                + "\t\t\t20260110\t\t\r\n";
    }
}
