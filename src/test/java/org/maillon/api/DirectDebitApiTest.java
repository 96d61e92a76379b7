package org.maillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.maillon.kernel.TargetCalendar;

/** Another program keeps mandates and collects. */
class DirectDebitApiTest extends ApiTest {
    private static final String MANDATE = """
            {"account": "C001", "reference": "MD-1", "scheme": "core", "debtor": "Bâti Nord", "iban": "%s",
             "signedOn": "2026-01-15", "document": {"name": "mandat.txt", "mediaType": "text/plain", "content": "c2lnbsOp"}}""";

    @Test
    void aMandateIsKeptAndWhatIsDueIsCollectedUnderIt() throws Exception {
        var program = program();
        program.imported(Map.of("kind", "open-items"), "postes.csv", LIST_HEADER + """
                C001;Bâti Nord;compta@batinord.example;fr;FR;;FA-104211;2026-10-10;2026-11-09;EUR;100.00;
                """);
        program.get("/direct-debits/creditor").is(404);
        program.put("/direct-debits/creditor", "{\"identifier\": \"DE99ZZZ09999999999\"}")
                .is(422);
        program.put("/direct-debits/creditor", "{\"identifier\": \"DE98ZZZ09999999999\"}")
                .is(200);
        program.post("/mandates", MANDATE.formatted("BE00539007547034")).is(422);
        var mandate = program.post("/mandates", MANDATE.formatted("BE68539007547034"))
                .is(201)
                .json();
        assertThat(mandate.path("state").asString()).isEqualTo("active");
        assertThat(mandate.path("document").asString()).hasSize(64);
        program.post("/mandates", MANDATE.formatted("BE68539007547034")).is(409);

        var day = TargetCalendar.nextOpen(LocalDate.now().plusDays(30));
        var asked = "{\"collectOn\": \"" + day + "\"}";
        var proposed = program.post("/direct-debits/proposals", asked).is(200).json();
        assertThat(proposed.at("/collections/0/reference").asString()).isEqualTo("FA-104211");
        program.post("/direct-debits/files", asked).is(409);
        program.post("/direct-debits/" + proposed.at("/collections/0/id").asLong() + "/withdrawal", "")
                .is(200);
        program.get("/direct-debits/files/999999999/content").is(404);
        program.get("/direct-debits?state=withdrawn").is(200);
        program.post("/mandates/" + mandate.path("id").asLong() + "/revocation", "")
                .is(200);
        program.post("/mandates/" + mandate.path("id").asLong() + "/revocation", "")
                .is(409);
        program.get("/mandates/999999999").is(404);
    }
}
