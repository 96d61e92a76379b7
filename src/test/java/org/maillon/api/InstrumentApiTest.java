package org.maillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Another program registers cheques, hands them in, and gives up what is claimed for lateness. */
class InstrumentApiTest extends ApiTest {
    private static final String CHEQUE = """
            {"kind": "cheque", "number": "0001234", "account": "C001", "amountCents": 10000, "references": ["FA-104211"]}""";

    @Test
    void aChequeIsRegisteredHandedInPaidAndComesBack() throws Exception {
        var program = program();
        program.imported(Map.of("kind", "open-items"), "postes.csv", LIST_HEADER + """
                C001;Bâti Nord;compta@batinord.example;fr;FR;;FA-104211;2026-10-10;2026-11-09;EUR;100.00;
                """);
        program.post("/instruments", CHEQUE.replace("C001", "C999")).is(404);
        program.post("/instruments", CHEQUE.replace("10000", "0")).is(422);
        program.post("/instruments", CHEQUE.replace("cheque\"", "iou\"")).is(422);
        long cheque =
                program.post("/instruments", CHEQUE).is(201).json().path("id").asLong();
        program.post("/instruments", CHEQUE).is(422);
        assertThat(program.get("/instruments")
                        .is(200)
                        .json()
                        .at("/items/0/number")
                        .asString())
                .isEqualTo("0001234");
        var slip = program.post("/deposit-slips", "{\"instruments\": [%d]}".formatted(cheque))
                .is(201)
                .json();
        assertThat(slip.path("sumCents").asLong()).isEqualTo(10_000);
        var slips = "/deposit-slips/" + slip.path("id").asLong();
        program.get(slips + "/document").is(200);
        program.get("/deposit-slips/999999999/document").is(404);
        assertThat(program.post(slips + "/payment", "")
                        .is(200)
                        .json()
                        .path("paid")
                        .asInt())
                .isEqualTo(1);
        program.post("/instruments/" + cheque + "/return", "{\"reason\": \"sans provision\"}")
                .is(200);
        assertThat(program.get("/instruments?state=returned")
                        .is(200)
                        .json()
                        .at("/items/0/reason")
                        .asString())
                .isEqualTo("sans provision");
    }

    @Test
    void aClaimIsListedAndGivenUpWithAReason() throws Exception {
        var program = program();
        var due = LocalDate.now().minusDays(10);
        program.imported(
                Map.of("kind", "open-items"), "postes.csv", LIST_HEADER + """
                C001;Bâti Nord;compta@batinord.example;fr;FR;;FA-104211;%s;%s;EUR;10000.00;
                """.formatted(due.minusDays(30), due));
        var claims = program.get("/claims?account=C001").is(200).json().path("items");
        assertThat(claims).hasSize(2);
        assertThat(claims.at("/0/kind").asString()).isEqualTo("interest");
        assertThat(claims.at("/1/amountCents").asLong()).isEqualTo(4_000);
        assertThat(program.get("/claims?account=C001&asOf=" + due)
                        .is(200)
                        .json()
                        .path("items"))
                .isEmpty();
        var waivers = "/claims/" + claims.at("/1/id").asLong() + "/waivers";
        program.post(waivers, "{\"amountCents\": 1000}").is(422);
        program.post(waivers, "{\"amountCents\": 4001, \"reason\": \"geste\"}").is(422);
        program.post("/claims/999999999/waivers", "{\"amountCents\": 1, \"reason\": \"geste\"}")
                .is(404);
        assertThat(program.post(waivers, "{\"amountCents\": 1000, \"reason\": \"geste\"}")
                        .is(200)
                        .json()
                        .path("amountCents")
                        .asLong())
                .isEqualTo(3_000);
    }

    @Test
    void aClaimIsReadLineByLineNotedPaidAndThatIsTakenBack() throws Exception {
        var program = program();
        var due = LocalDate.now().minusDays(10);
        program.imported(
                Map.of("kind", "open-items"), "postes.csv", LIST_HEADER + """
                C001;Bâti Nord;compta@batinord.example;fr;FR;;FA-104211;%s;%s;EUR;10000.00;
                """.formatted(due.minusDays(30), due));
        var claims = program.get("/claims?account=C001").is(200).json().path("items");
        var interest =
                program.get("/claims/" + claims.at("/0/id").asLong()).is(200).json();
        assertThat(interest.path("law").asString()).contains("L441-10");
        assertThat(interest.path("account").asString()).isEqualTo("C001");
        long sum = 0;
        for (var line : interest.path("lines")) sum += line.path("cents").asLong();
        assertThat(sum).isEqualTo(interest.path("countedCents").asLong()).isPositive();
        var totals = program.get("/claim-totals?account=C001").is(200).json();
        assertThat(totals.at("/items/0/openCents").asLong()).isEqualTo(sum + 4_000);

        var payments = "/claims/" + claims.at("/1/id").asLong() + "/payments";
        program.post(payments, "{\"amountCents\": 4001}").is(422);
        program.post(payments, "{\"amountCents\": 4000, \"paidOn\": \"2199-01-01\"}")
                .is(422);
        program.post(payments, "{\"amountCents\": 4000, \"receipt\": 999999999}")
                .is(422);
        var paid = program.post(payments, "{\"amountCents\": 4000, \"note\": \"espèces\"}")
                .is(200)
                .json();
        assertThat(paid.at("/claim/state").asString()).isEqualTo("paid");
        assertThat(program.get("/claims?account=C001&state=paid").is(200).json().path("items"))
                .hasSize(1);
        program.get("/claims?account=C001&state=mine").is(422);
        var reversal = "/claim-payments/" + paid.path("payment").asLong() + "/reversal";
        program.post("/claim-payments/999999999/reversal", "").is(404);
        assertThat(program.post(reversal, "")
                        .is(200)
                        .json()
                        .at("/claim/amountCents")
                        .asLong())
                .isEqualTo(4_000);
        program.post(reversal, "").is(409);
    }
}
