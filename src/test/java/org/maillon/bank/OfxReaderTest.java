package org.maillon.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.maillon.bank.GivenFile.codes;
import static org.maillon.bank.GivenFile.one;
import static org.maillon.bank.GivenFile.read;
import static org.maillon.bank.GivenFile.refusal;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.bank.BankProblem.Code;

class OfxReaderTest {
    /** Version 1: values have no end tags. */
    private static final String SGML = """
            OFXHEADER:100
            DATA:OFXSGML
            VERSION:102
            ENCODING:USASCII
            CHARSET:1252

            <OFX>
            <SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20260531<LANGUAGE>FRA</SONRS></SIGNONMSGSRSV1>
            <BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS>
            <STMTRS><CURDEF>EUR
            <BANKACCTFROM><BANKID>30006<BRANCHID>00001<ACCTID>12345678901<ACCTTYPE>CHECKING</BANKACCTFROM>
            <BANKTRANLIST><DTSTART>20260501000000<DTEND>20260531235959
            <STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260520120000.000[+2:CEST]<TRNAMT>+223.45<FITID>ABC1<NAME>VIR DUPONT<MEMO>VIR DUPONT &amp; FILS RÉF F2026-00471</STMTTRN>
            <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260521<TRNAMT>-100,00<FITID>ABC2<NAME>REJET PRLV SEPA MARTIN<CHECKNUM>0000123</STMTTRN>
            </BANKTRANLIST>
            <LEDGERBAL><BALAMT>1123.45<DTASOF>20260531</LEDGERBAL><AVAILBAL><BALAMT>999<DTASOF>20260531</AVAILBAL>
            </STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
            """;

    /** Version 2: XML. */
    private static final String XML = """
            <?xml version="1.0" encoding="UTF-8" standalone="no"?>
            <?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>
            <OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR</CURDEF>
            <BANKACCTFROM><BANKID>BANK</BANKID><ACCTID>BE68539007547034</ACCTID><ACCTTYPE>CHECKING</ACCTTYPE></BANKACCTFROM>
            <BANKTRANLIST><DTSTART>20260501</DTSTART><DTEND>20260531</DTEND>
            <STMTTRN><TRNTYPE>CREDIT</TRNTYPE><DTPOSTED>20260520</DTPOSTED><TRNAMT>50</TRNAMT><FITID>X1</FITID>
            <PAYEE><NAME>DUPONT SPRL</NAME></PAYEE><BANKACCTTO><BANKID>B</BANKID><ACCTID>BE71096123456769</ACCTID></BANKACCTTO>
            <MEMO><![CDATA[+++010/8068/17183+++ <merci>]]></MEMO></STMTTRN>
            </BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
            """;

    @Test
    void version_1_is_read_in_the_code_page_of_its_bank() {
        var statement =
                read("releve.ofx", SGML, Charset.forName("windows-1252")).getFirst();

        assertThat(statement.problems()).isEmpty();
        assertThat(statement.account()).isEqualTo("FR7630006000011234567890189");
        assertThat(statement.firstOn()).isEqualTo("2026-05-01");
        assertThat(statement.lastOn()).isEqualTo("2026-05-31");
        assertThat(statement.openingCents()).isNull();
        assertThat(statement.closingCents()).isEqualTo(112_345);
        assertThat(statement.lines()).extracting(StatementLine::amountCents).containsExactly(22_345L, -10_000L);
        assertThat(statement.lines()).extracting(StatementLine::bankReference).containsExactly("ABC1", "ABC2");
        assertThat(statement.lines()).extracting(StatementLine::returned).containsExactly(false, true);
        assertThat(statement.lines().getFirst().text()).isEqualTo("VIR DUPONT & FILS RÉF F2026-00471");
        assertThat(statement.lines().getFirst().place()).isEqualTo(13);
    }

    @Test
    void version_2_is_read_as_well() {
        var line = one("releve.ofx", XML).lines().getFirst();

        assertThat(line.amountCents()).isEqualTo(5_000);
        assertThat(line.payer()).isEqualTo("DUPONT SPRL");
        assertThat(line.payerIban()).isEqualTo("BE71096123456769");
        assertThat(line.structuredReference()).isEqualTo("010806817183");
        assertThat(line.text()).contains("<merci>");
    }

    @Test
    void several_accounts_and_cards_are_several_statements() {
        var card = SGML.replace("STMTRS>", "CCSTMTRS>").replace("BANKACCTFROM", "CCACCTFROM");

        assertThat(read("releve.ofx", SGML + card.substring(card.indexOf("<BANKMSGS"))))
                .extracting(BankStatement::account)
                .containsExactly("FR7630006000011234567890189", "12345678901");
    }

    @Test
    void no_declaration_is_followed() {
        var attack = XML.replace("<OFX>", "<!DOCTYPE OFX [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><OFX>");

        assertThat(refusal("releve.ofx", attack).code()).isEqualTo(Code.DTD_FOUND);
        assertThat(one("releve.ofx", XML.replace("<merci>", "").replace("+++ ", "+++&x;"))
                        .lines()
                        .getFirst()
                        .text())
                .as("an entity that XML does not have stays what it is")
                .contains("&x;");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <CURDEF>EUR                | <ACCTKEY>1               | MISSING_CURRENCY
            <CURDEF>EUR                | <CURDEF>EURO             | BAD_CURRENCY
            <TRNAMT>+223.45            | <TRNAMT>223.45123        | TOO_MANY_DECIMALS
            <TRNAMT>+223.45            | <TRNAMT>22x              | BAD_AMOUNT
            <TRNAMT>+223.45            | <CHECKNUM>7              | MISSING_FIELD
            <DTPOSTED>20260521         | <DTPOSTED>20260230       | BAD_DATE
            """)
    void what_is_wrong_refuses_the_statement(String right, String wrong, Code code) {
        var statement = one("releve.ofx", SGML.replace(right, wrong));

        assertThat(statement.refused()).isTrue();
        assertThat(codes(statement)).startsWith(code);
    }

    @Test
    void what_is_no_statement_is_refused_with_the_place() {
        assertThat(refusal("releve.ofx", "OFXHEADER:100\n\n<OFX><SIGNONMSGSRSV1></OFX>")
                        .code())
                .isEqualTo(Code.NO_STATEMENT);
        var cut = refusal("releve.ofx", "OFXHEADER:100\n\n<OFX>\n<STMTRS");
        assertThat(cut.code()).isEqualTo(Code.BROKEN_XML);
        assertThat(cut.line()).isEqualTo(4);
        assertThat(refusal("releve.ofx", "<OFX><STMTRS><CURDEF>" + "E".repeat(20_000))
                        .code())
                .isEqualTo(Code.VALUE_TOO_LONG);
    }
}
