package org.maillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.access.Role;
import tools.jackson.databind.JsonNode;

/** The file of a sale as another program reads it. */
class SalesFileApiTest extends ApiTest {
    private long order;

    @BeforeEach
    void anOrder() {
        var list = LIST_HEADER + "C1;Boulangerie Roy;roy@example.fr;fr;FR;;F-1;2026-10-01;2026-12-30;EUR;100.00;\n";
        program().imported(Map.of("kind", "open-items", "filename", "list.csv"), "list.csv", list);
        order = program().post("/orders", """
                        {"account": "C1", "currency": "EUR", "lines": [
                          {"description": "<b>Farine</b> & sel", "quantity": 10, "unitPriceCents": 1000, "taxRate": 20}]}""").is(201).json().path("id").asLong();
    }

    @Test
    void itTellsTheChainAndWhatIsMissingInWords() {
        var file = program().get("/sales-files/" + order).is(200).json();
        assertThat(texts(file, "links", "link"))
                .containsExactly(
                        "account", "terms", "quote", "order", "confirmation", "delivery", "invoice", "receipt");
        assertThat(file.path("strength").asString()).isEqualTo("weak");
        assertThat(texts(file, "gaps", "kind")).contains("confirmation-not-sent");
        for (var sentence : texts(file, "gaps", "sentence"))
            assertThat(sentence).isNotBlank().doesNotContain("salesfile.");
    }

    @Test
    void itIsExportedWholeAsOnePdfAndAsAZip() {
        var pdf = program().get("/sales-files/" + order + "/pdf").is(200);
        assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(pdf.header("Content-Disposition")).startsWith("attachment").contains("CDE-", ".pdf");
        assertThat(pdf.response().body()).startsWith("%PDF-");
        var zip = program().get("/sales-files/" + order + "/zip").is(200);
        assertThat(zip.header("Content-Type")).isEqualTo("application/zip");
        assertThat(zip.response().body()).startsWith("PK");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (var path : List.of("", "/pdf", "/zip")) {
            newProgram(Role.OWNER).get("/sales-files/" + order + path).problem(404);
            program().get("/sales-files/999999999" + path).problem(404);
        }
        program().get("/sales-files/..%2f..%2fetc").is(400);
        program().get("/sales-files/abc").problem(404);
    }

    @Test
    void whoeverMayReadTheCompanyReadsItsFiles() {
        withRole(Role.READ_ONLY).get("/sales-files/" + order).is(200);
    }

    private static List<String> texts(JsonNode file, String list, String field) {
        return file.path(list)
                .valueStream()
                .map(each -> each.path(field).asString())
                .toList();
    }
}
