package org.maillon.bank;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.maillon.bank.Camt.details;
import static org.maillon.bank.Camt.entry;
import static org.maillon.bank.Camt.file;
import static org.maillon.bank.Camt.read;
import static org.maillon.bank.Camt.readOne;
import static org.maillon.bank.Camt.statement;
import static org.maillon.bank.Camt.transaction;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillon.bank.BankProblem.Code;

class CamtReaderTest {
    @Test
    void a_payment_is_read_with_all_that_the_bank_tells() {
        var statement = readOne(file(statement("350.50", entry("250.50", "CRDT", """
                <ValDt><DtTm>2026-03-13T00:00:00+01:00</DtTm></ValDt>
                <AcctSvcrRef>BANK-1</AcctSvcrRef>
                <NtryDtls><TxDtls>
                <Refs><InstrId>ORDER 7</InstrId><EndToEndId>E2E-1</EndToEndId><MndtId>M-1</MndtId></Refs>
                <RltdPties>
                <Dbtr><Pty><Nm>Dupont &amp; Fils</Nm></Pty></Dbtr>
                <DbtrAcct><Id><IBAN>BE68 5390 0754 7034</IBAN></Id></DbtrAcct>
                <Cdtr><Pty><Nm>Nous</Nm></Pty></Cdtr>
                </RltdPties>
                <RmtInf><Ustrd>Facture F1042</Ustrd><Ustrd>merci</Ustrd></RmtInf>
                </TxDtls></NtryDtls>"""))));

        assertThat(statement.format()).isEqualTo("camt.053.001.08");
        assertThat(statement.account()).isEqualTo("FR7630006000011234567890189");
        assertThat(statement.currency()).isEqualTo("EUR");
        assertThat(statement.firstOn()).isEqualTo("2026-03-01");
        assertThat(statement.lastOn()).isEqualTo("2026-03-31");
        assertThat(statement.openingCents()).isEqualTo(10_000);
        assertThat(statement.closingCents()).isEqualTo(35_050);
        assertThat(statement.creditCents()).isEqualTo(25_050);
        assertThat(statement.debitCents()).isZero();
        assertThat(statement.balanced()).isTrue();
        assertThat(statement.problems()).isEmpty();
        assertThat(statement.lines())
                .containsExactly(new StatementLine(
                        11,
                        LocalDate.of(2026, 3, 12),
                        LocalDate.of(2026, 3, 13),
                        25_050,
                        "EUR",
                        "Dupont & Fils",
                        "BE68539007547034",
                        "ORDER 7",
                        null,
                        "Facture F1042 merci",
                        "E2E-1",
                        "M-1",
                        "BANK-1",
                        false,
                        null));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            053, 02, Stmt,   BkToCstmrStmt
            053, 13, Stmt,   BkToCstmrStmt
            052, 02, Rpt,    BkToCstmrAcctRpt
            052, 06, Rpt,    BkToCstmrAcctRpt
            052, 13, Rpt,    BkToCstmrAcctRpt
            054, 02, Ntfctn, BkToCstmrDbtCdtNtfctn
            054, 10, Ntfctn, BkToCstmrDbtCdtNtfctn
            054, 13, Ntfctn, BkToCstmrDbtCdtNtfctn
            """)
    void all_three_messages_are_read_in_versions_2_to_13(String message, String version, String element, String body) {
        var format = "camt." + message + ".001." + version;
        var plain = file(statement("130.00", entry("30.00", "CRDT")))
                .replace("camt.053.001.08", format)
                .replace("BkToCstmrStmt", body)
                .replace("<Stmt>", "<" + element + ">")
                .replace("</Stmt>", "</" + element + ">");
        var prefixed = plain.replaceAll("<(/?)([A-Z])", "<$1iso:$2").replace(" xmlns=", " xmlns:iso=");
        var bare = plain.replaceAll(" xmlns=\"[^\"]*\"", "");
        var wrapped = "<Envelope xmlns=\"urn:swift\"><Header><From>X</From></Header>"
                + plain.substring(plain.indexOf("<Document")) + "</Envelope>";

        assertThat(readOne(plain).format()).isEqualTo(format);
        for (var written : List.of(prefixed, bare, wrapped)) {
            assertThat(readOne(written).lines()).hasSize(1);
            assertThat(readOne(written).format()).isIn(format, "camt." + message);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            camt.053.001.08, camt.053.001.01, WRONG_VERSION
            camt.053.001.08, camt.053.001.14, WRONG_VERSION
            camt.053.001.08, camt.054.001.08, WRONG_VERSION
            camt.053.001.08, pain.001.001.03, NOT_A_STATEMENT
            BkToCstmrStmt,   CstmrCdtTrfInitn, NOT_A_STATEMENT
            """)
    void another_message_or_version_is_refused(String instead, String written, Code reason) {
        var wrong = file(statement("100.00")).replace(instead, written);
        var no = catchThrowableOfType(BankFileRefused.class, () -> read(wrong));
        assertThat(no.problem().code()).isEqualTo(reason);
        assertThat(no.problem().line()).isPositive();
    }

    @Test
    void a_batch_is_a_line_for_each_detail_when_they_make_up_the_entry() {
        var one = transaction(
                "<Amt Ccy=\"EUR\">10.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><RmtInf><Ustrd>F1</Ustrd></RmtInf>");
        var other = transaction(
                "<AmtDtls><TxAmt><Amt Ccy=\"EUR\">20.00</Amt></TxAmt></AmtDtls><RmtInf><Ustrd>F2</Ustrd></RmtInf>");
        var statement = readOne(file(statement("130.00", entry("30.00", "CRDT", details(one, other)))));
        assertThat(statement.lines()).extracting(StatementLine::amountCents).containsExactly(1_000L, 2_000L);
        assertThat(statement.lines()).extracting(StatementLine::text).containsExactly("F1", "F2");
        assertThat(statement.balanced()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Amt Ccy=\"EUR\">19.99</Amt>",
                "<Amt Ccy=\"USD\">20.00</Amt>",
                "<Amt Ccy=\"EUR\">20.00</Amt><CdtDbtInd>DBIT</CdtDbtInd>",
                ""
            })
    void a_batch_is_one_line_when_its_details_do_not_make_it_up(String amount) {
        var batch = "<Btch><PmtInfId>COLLECTION-9</PmtInfId><NbOfTxs>2</NbOfTxs></Btch>";
        var one = transaction("<Amt Ccy=\"EUR\">10.00</Amt><RmtInf><Ustrd>F1</Ustrd></RmtInf>");
        var other = transaction(amount + "<RmtInf><Ustrd>F2</Ustrd></RmtInf>");
        var statement = readOne(file(statement("130.00", entry("30.00", "CRDT", details(batch, one, other)))));
        assertThat(statement.lines()).extracting(StatementLine::amountCents).containsExactly(3_000L);
        assertThat(statement.lines().getFirst().text()).isEqualTo("F1 | F2");
        assertThat(statement.lines().getFirst().reference()).isEqualTo("COLLECTION-9");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <RvslInd>true</RvslInd>                                                                            | -
            <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>IDDT</Cd><SubFmlyCd>UPDD</SubFmlyCd></Fmly></Domn></BkTxCd>   | -
            <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>RRTN</SubFmlyCd></Fmly></Domn></BkTxCd>   | -
            <NtryDtls><TxDtls><RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls></NtryDtls>                    | AC04
            <NtryDtls><TxDtls><RtrInf><Rsn><Prtry>914</Prtry></Rsn></RtrInf></TxDtls></NtryDtls>               | 914
            """)
    void an_unpaid_debit_or_returned_transfer_is_marked(String element, String reason) {
        var line = readOne(file(statement("70.00", entry("30.00", "DBIT", element))))
                .lines()
                .getFirst();
        assertThat(line.returned()).isTrue();
        assertThat(line.amountCents()).isEqualTo(-3_000);
        assertThat(line.returnReason()).isEqualTo(reason.equals("-") ? null : reason);
    }

    @Test
    void the_other_party_of_a_returned_debit_is_still_the_customer() {
        var parties = "<RltdPties><Dbtr><Nm>Client</Nm></Dbtr><Cdtr><Nm>Nous</Nm></Cdtr></RltdPties>";
        assertThat(payer("DBIT", parties + "<RtrInf><Rsn><Cd>MD06</Cd></Rsn></RtrInf>"))
                .isEqualTo("Client");
        assertThat(payer("DBIT", parties)).isEqualTo("Nous");
        assertThat(payer("CRDT", parties)).isEqualTo("Client");
    }

    private static String payer(String side, String transaction) {
        var closing = side.equals("DBIT") ? "70.00" : "130.00";
        var read = readOne(file(statement(closing, entry("30.00", side, details(transaction(transaction))))));
        return String.valueOf(read.lines().getFirst().payer());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <Strd><CdtrRefInf><Ref>RF18 5390 0754 7034</Ref></CdtrRefInf></Strd> | RF18539007547034 | -
            <Strd><CdtrRefInf><Ref>010806817183</Ref></CdtrRefInf></Strd>        | 010806817183     | -
            <Strd><CdtrRefInf><Ref>010806817184</Ref></CdtrRefInf></Strd>        | 010806817184     | REFERENCE_CHECK
            <Strd><CdtrRefInf><Ref>RF19539007547034</Ref></CdtrRefInf></Strd>    | RF19539007547034 | REFERENCE_CHECK
            <Ustrd>paiement +++010/8068/17183+++ merci</Ustrd>                   | 010806817183     | -
            <Ustrd>***010/8068/17184***</Ustrd>                                  | 010806817184     | REFERENCE_CHECK
            <Ustrd>votre ref RF18 5390 0754 7034 DU 3 MARS</Ustrd>               | RF18539007547034 | -
            <Ustrd>rf18 539007547034, merci</Ustrd>                              | RF18539007547034 | -
            <Ustrd>RF19 5390 0754 7034</Ustrd>                                   | -                | -
            <Ustrd>FACTURE 010806817183</Ustrd>                                  | -                | -
            """)
    void a_structured_reference_is_found_and_its_check_digits_are_looked_at(
            String remittance, String found, String said) {
        var statement = readOne(file(statement(
                "130.00", entry("30.00", "CRDT", details(transaction("<RmtInf>" + remittance + "</RmtInf>"))))));
        var reference = statement.lines().getFirst().structuredReference();
        assertThat(String.valueOf(reference)).isEqualTo(found.equals("-") ? "null" : found);
        assertThat(statement.problems().stream().map(BankProblem::code).toList())
                .isEqualTo(said.equals("-") ? List.of() : List.of(Code.valueOf(said)));
        assertThat(statement.refused()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            >30.00</Amt>     | >30.12345</Amt>   | TOO_MANY_DECIMALS
            >30.00</Amt>     | >30.001</Amt>     | TOO_MANY_DECIMALS
            >30.00</Amt>     | >3O.00</Amt>      | BAD_AMOUNT
            >30.00</Amt>     | >12..34</Amt>     | BAD_AMOUNT
            >30.00</Amt>     | >30,00</Amt>      | BAD_AMOUNT
            >30.00</Amt>     | >1e9</Amt>        | BAD_AMOUNT
            >30.00</Amt>     | >99999999999999999999</Amt> | BAD_AMOUNT
            >30.00</Amt>     | >100000000000.01</Amt>     | BAD_AMOUNT
            >30.00</Amt>     | ></Amt>           | MISSING_FIELD
            Ccy="EUR">30.00  | >30.00           | MISSING_CURRENCY
            Ccy="EUR">30.00  | Ccy="EURO">30.00 | BAD_CURRENCY
            2026-03-12       | 2026-02-30       | BAD_DATE
            2026-03-12       | 12.03.2026       | BAD_DATE
            <CdtDbtInd>CRDT</CdtDbtInd><Sts> | <CdtDbtInd>PLUS</CdtDbtInd><Sts> | BAD_SIDE
            <CdtDbtInd>CRDT</CdtDbtInd><Sts> | <Sts> | MISSING_FIELD
            """)
    void a_wrong_value_refuses_its_statement_with_the_place_and_keeps_the_others(
            String right, String wrong, Code reason) {
        var good = statement("130.00", entry("30.00", "CRDT"));
        var statements = read(file(good, good.replace(right, wrong), good));
        assertThat(statements).extracting(BankStatement::refused).containsExactly(false, true, false);
        var refused = statements.get(1);
        assertThat(refused.lines()).isEmpty();
        assertThat(refused.problems()).hasSize(1);
        assertThat(refused.problems().getFirst().code()).isEqualTo(reason);
        assertThat(refused.problems().getFirst().line()).isIn(23, 24);
    }

    @Test
    void zeros_beyond_the_cents_are_no_decimals() {
        assertThat(readOne(file(statement("130.00000", entry("30.000", "CRDT"))))
                        .balanced())
                .isTrue();
    }

    @Test
    void an_amount_has_the_decimals_of_its_currency() {
        var yen = file(statement("130", entry("30", "CRDT")))
                .replace("100.00", "100")
                .replace("EUR", "JPY");
        assertThat(readOne(yen).closingCents()).isEqualTo(130);
        assertThat(readOne(yen.replace(">30<", ">30.5<")).problems())
                .extracting(BankProblem::code)
                .contains(Code.TOO_MANY_DECIMALS);
    }

    @Test
    void a_statement_that_does_not_balance_is_told() {
        var statement = readOne(file(statement("130.01", entry("30.00", "CRDT"))));
        assertThat(statement.balanced()).isFalse();
        assertThat(statement.refused()).isFalse();
        assertThat(statement.problems())
                .containsExactly(BankProblem.of(4, 0, Code.UNBALANCED, "100.00", "30.00", "130.01", "0.01"));
    }

    @Test
    void an_entry_outside_a_statement_is_refused_and_the_statement_beside_it_kept() {
        var statements = read(file(statement("130.00", entry("30.00", "CRDT")), entry("5.00", "CRDT")));
        assertThat(statements).extracting(BankStatement::refused).containsExactly(false, true);
        assertThat(statements.get(1).problems()).extracting(BankProblem::code).containsExactly(Code.ENTRY_OUTSIDE);
    }

    @Test
    void a_file_that_breaks_off_keeps_the_statements_before_the_break() {
        var whole = file(statement("130.00", entry("30.00", "CRDT")), statement("100.00"));
        var statements = read(whole.substring(0, whole.length() - 120));
        assertThat(statements).extracting(BankStatement::refused).containsExactly(false, true);
        assertThat(statements.get(1).problems()).extracting(BankProblem::code).containsExactly(Code.BROKEN_XML);
        assertThatThrownBy(() -> read(whole.substring(0, 200))).isInstanceOf(BankFileRefused.class);
    }

    @Test
    void what_is_announced_and_not_booked_is_left_out_and_counted() {
        var pending = entry("30.00", "CRDT").replace("BOOK", "PDNG");
        var statement = readOne(file(statement("130.00", entry("30.00", "CRDT"), pending, pending)));
        assertThat(statement.lines()).hasSize(1);
        assertThat(statement.problems()).containsExactly(BankProblem.of(4, 0, Code.PENDING_LEFT_OUT, "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE"})
    void letters_are_read_in_the_character_set_of_the_file(String charset) {
        var xml = file(statement("130.00", entry("30.00", "CRDT", "<AddtlNtryInf>Café Noël</AddtlNtryInf>")))
                .replace("UTF-8", charset);
        var bytes = xml.getBytes(Charset.forName(charset));
        assertThat(BankFiles.read("x", new ByteArrayInputStream(bytes))
                        .getFirst()
                        .lines()
                        .getFirst()
                        .text())
                .isEqualTo("Café Noël");
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        var xml = file(statement("130.00", entry("30.00", "CRDT", "<AddtlNtryInf>Café</AddtlNtryInf>")));
        var no = catchThrowableOfType(
                BankFileRefused.class, () -> BankFiles.read("x", new ByteArrayInputStream(xml.getBytes(ISO_8859_1))));
        assertThat(no.problem().code()).isEqualTo(Code.NOT_TEXT);
    }
}
