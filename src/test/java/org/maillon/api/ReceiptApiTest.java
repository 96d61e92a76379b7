package org.maillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Another program brings statements, reads receipts and settles them. */
class ReceiptApiTest extends ApiTest {
    private static final String CAMT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>
            <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-20T18:00:00</CreDtTm></GrpHdr>
            <Stmt><Id>S1</Id><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id><Ccy>EUR</Ccy></Acct>
            <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-20</Dt></Dt></Bal>
            <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">350.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-20</Dt></Dt></Bal>
            %s%s
            </Stmt></BkToCstmrStmt></Document>
            """;

    private static String entry(String amount, String endToEnd, String text) {
        return """
                <Ntry><Amt Ccy="EUR">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt>
                <NtryDtls><TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs>
                <RltdPties><Dbtr><Nm>Quelqu'un</Nm></Dbtr></RltdPties><RmtInf><Ustrd>%s</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
                """.formatted(amount, endToEnd, text);
    }

    @Test
    void aStatementComesInIsMatchedReadAndTakenBack() throws Exception {
        program().imported(Map.of("kind", "open-items"), "postes.csv", LIST_HEADER + """
                C001;Bâti Nord;compta@batinord.example;fr;FR;;FA-104211;2026-10-10;2026-11-09;EUR;100.00;
                C001;Bâti Nord;compta@batinord.example;fr;FR;;FA-104212;2026-10-11;2026-11-10;EUR;250.00;
                """);
        var file = CAMT.formatted(entry("100.00", "E1", "facture FA-104211"), entry("250.00", "E2", "bonjour"));
        var told = program().statement("releve.xml", file);
        assertThat(told.path("state").asString()).as(told.toString()).isEqualTo("done");
        assertThat(told.at("/counts/matched").asInt()).isEqualTo(1);

        var matched = program().get("/receipts?state=matched").is(200).json().at("/items/0");
        assertThat(matched.path("endToEndId").asString()).isEqualTo("E1");
        assertThat(matched.at("/allocations/0/reference").asString()).isEqualTo("FA-104211");
        assertThat(matched.at("/allocations/0/automatic").asBoolean()).isTrue();

        var waiting = program().get("/receipts?state=open").is(200).json().at("/items/0");
        var proposals = program()
                .get("/receipts/" + waiting.path("id").asLong() + "/proposals")
                .is(200)
                .json();
        assertThat(proposals.at("/items/0/allocations/0/reference").asString()).isEqualTo("FA-104212");
        assertThat(proposals.at("/items/0/reasons/0").asString()).isNotEmpty();
        long item = proposals.at("/items/0/allocations/0/openItem").asLong();
        var laid = program()
                .post(
                        "/receipts/" + waiting.path("id").asLong() + "/allocations",
                        "[{\"openItem\":" + item + ",\"amountCents\":25000}]")
                .is(200)
                .json();
        assertThat(laid.path("state").asString()).isEqualTo("matched");
        long allocation = laid.at("/allocations/0/id").asLong();
        program().post("/allocations/" + allocation + "/reversal", "").is(200);
        program().post("/allocations/" + allocation + "/reversal", "").is(409);
        program().post("/allocations/999999999/reversal", "").is(404);
        program()
                .post(
                        "/receipts/" + waiting.path("id").asLong() + "/allocations",
                        "[{\"openItem\":" + item + ",\"amountCents\":99999}]")
                .is(422);
        var again = program().statement("encore.xml", file);
        assertThat(again.at("/counts/known").asInt()).isEqualTo(2);
    }

    @Test
    void aStatementThatIsMissingBetweenTwoIsNamed() throws Exception {
        var entry = entry("350.00", "E1", "bonjour");
        program().statement("un.xml", CAMT.formatted(entry, ""));
        var later = CAMT.replace(">0.00<", ">1600.00<").replace(">350.00<", ">1950.00<");
        var told = program().statement("deux.xml", later.formatted(entry, "").replace("2026-11-20", "2026-11-25"));
        assertThat(told.at("/breaks/0/kind").asString()).isEqualTo("gap");
        assertThat(told.at("/breaks/0/from").asString()).isEqualTo("2026-11-20");
        assertThat(told.at("/breaks/0/until").asString()).isEqualTo("2026-11-25");
        assertThat(told.at("/breaks/0/differenceCents").asLong()).isEqualTo(125_000);
        assertThat(told.at("/breaks/0/sentence").asString()).isNotEmpty();
    }

    @Test
    void whatIsNoStatementIsRefusedInWords() throws Exception {
        var told = program().statement("photo.png", "\u0001\u0002 rien");
        assertThat(told.path("state").asString()).isEqualTo("refused");
        assertThat(told.at("/problems/0").asString()).isNotEmpty();
        program().get("/statements/999999999").is(404);
    }
}
