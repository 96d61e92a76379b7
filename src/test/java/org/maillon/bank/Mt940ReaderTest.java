package org.maillon.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.bank.BankProblem.Code;

class Mt940ReaderTest {
    private static final String HEAD = """
            :20:STARTUMS
            :25:BE68539007547034 EUR
            :28C:12/1
            :60F:C260301EUR100,00
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2603120313C30,00NTRFNONREF//B-1  |  3000 | 2026-03-13 | 2026-03-12 |         | B-1 | false
            2603120313CR30,NTRFKREF+         |  3000 | 2026-03-13 | 2026-03-12 |         |     | false
            260312D0,5NMSCF1042              |   -50 | 2026-03-12 | 2026-03-12 | F1042   |     | false
            2603120313RC30,00NTRFNONREF      | -3000 | 2026-03-13 | 2026-03-12 |         |     | true
            2603120313RDR30,00NTRFNONREF     |  3000 | 2026-03-13 | 2026-03-12 |         |     | true
            2603120313D30,00NRTINONREF       | -3000 | 2026-03-13 | 2026-03-12 |         |     | true
            2512310102C30,00S051             |  3000 | 2026-01-02 | 2025-12-31 |         |     | false
            2601021231C30,00N024             |  3000 | 2025-12-31 | 2026-01-02 |         |     | false
            2402290229C30,00NTRF             |  3000 | 2024-02-29 | 2024-02-29 |         |     | false
            2602300302D30,00NTRF             | -3000 | 2026-03-02 | 2026-02-28 |         |     | false
            """)
    void an_entry_has_its_side_days_and_references(
            String written,
            long cents,
            LocalDate bookedOn,
            LocalDate valueOn,
            String reference,
            String bankReference,
            boolean returned) {
        var line = readOne(HEAD + ":61:" + written + "\n").lines().getFirst();
        assertThat(line.amountCents()).isEqualTo(cents);
        assertThat(line.bookedOn()).isEqualTo(bookedOn);
        assertThat(line.valueOn()).isEqualTo(valueOn);
        assertThat(line.reference()).isEqualTo(reference);
        assertThat(line.bankReference()).isEqualTo(bankReference);
        assertThat(line.returned()).isEqualTo(returned);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            26O312C30,00NTRF       | BAD_DATE
            2602310302C30,00NTRF   | BAD_DATE
            2603120230C30,00NTRF   | BAD_DATE
            2613120313C30,00NTRF   | BAD_DATE
            260312X30,00NTRF       | BAD_SIDE
            260312CNTRF            | BAD_SIDE
            260312C30.00NTRF       | BAD_AMOUNT
            260312C30,0,0NTRF      | BAD_AMOUNT
            260312C30,12345NTRF    | TOO_MANY_DECIMALS
            """)
    void a_wrong_entry_refuses_its_statement_with_the_line_and_keeps_the_others(String written, Code reason) {
        var good = HEAD + ":61:260312C30,00NTRF\n:62F:C260331EUR130,00\n-\n";
        var statements = read(good + HEAD + ":61:" + written + "\n:62F:C260331EUR130,00\n-\n" + good);
        assertThat(statements).extracting(BankStatement::refused).containsExactly(false, true, false);
        assertThat(statements.get(1).problems()).extracting(BankProblem::code).containsExactly(reason);
        assertThat(statements.get(1).problems().getFirst().line()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            166?00GUTSCHRIFT?20EREF+E-1?21MREF+M-1?22SVWZ+Rechnung 4711 v?23om Mai?30BIC?31DE02?32Muster?33 GmbH | Muster GmbH | DE02 | Rechnung 4711 vom Mai | E-1 | M-1
            166>00GUTSCHRIFT>20Rechnung>32Muster>60 und mehr                                | Muster     |      | Rechnung und mehr |     |
            020?00VIREMENT                                                                  |            |      | VIREMENT          |     |
            /ORDP//NAME/R. SMITH/ADDR/Green market 74/REMI/Test money/ISDT/2014-01-02        | R. SMITH   |      | Test money        |     |
            /TRTP/SEPA/IBAN/NL20INGB0001234567/BIC/INGBNL2A/NAME/J. Jansen/REMI/fact. 9/EREF/E-2 | J. Jansen | NL20INGB0001234567 | fact. 9 | E-2 |
            /EREF/E-3//MARF/M-3//CNTP/NL20INGB0001234567/INGBNL2A/Bakker BV/Breda//REMI/USTD//a/b c/ | Bakker BV | NL20INGB0001234567 | a/b c | E-3 | M-3
            IBAN: NL20INGB0001234567 BIC: INGBNL2A NAAM: De Vries OMSCHRIJVING: huur mei KENMERK: K-1 | De Vries | NL20INGB0001234567 | huur mei | K-1 |
            FACTUUR 201403110 REK: NL65INGB0123456789/NAAM: PICQER                           | PICQER     | NL65INGB0123456789 | FACTUUR 201403110 REK: NL65INGB0123456789/NAAM: PICQER | |
            VIR SEPA RECU /DE DUPONT SARL /MOTIF FACTURE F1042 /REF R-7                      | DUPONT SARL |     | FACTURE F1042     | R-7 |
            NL49RABO0166416932 gerrits glas                                                  |            | NL49RABO0166416932 | NL49RABO0166416932 gerrits glas | |
            VIREMENT DE M MARTIN 12/03 NOTPROVIDED                                           |            |      | VIREMENT DE M MARTIN 12/03 NOTPROVIDED | |
            """)
    void what_is_written_about_an_entry_is_understood(
            String written, String payer, String iban, String text, String endToEndId, String mandateId) {
        var line = readOne(HEAD + ":61:260312C30,00NTRFNONREF\n:86:" + written + "\n")
                .lines()
                .getFirst();
        assertThat(line.payer()).isEqualTo(payer);
        assertThat(line.payerIban()).isEqualTo(iban);
        assertThat(line.text()).isEqualTo(text);
        assertThat(line.endToEndId()).isEqualTo(endToEndId);
        assertThat(line.mandateId()).isEqualTo(mandateId);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            109?00RUECKLASTSCHRIFT?20SVWZ+RETURN?34914                  | 914  |
            /NAME/Klant/REMI/factuur 9/RTRN/MD06                        | MD06 |
            166?00GUTSCHRIFT?20SVWZ+Rechnung?34992                      |      |
            /NAME/Klant/REMI/STRD/CUR/RF18539007547034/                 |      | RF18539007547034
            COMMUNICATION: +++010/8068/17183+++                         |      | 010806817183
            """)
    void returns_and_structured_references_are_seen(String written, String reason, String reference) {
        var line = readOne(HEAD + ":61:260312D30,00NTRFNONREF\n:86:" + written + "\n")
                .lines()
                .getFirst();
        assertThat(line.returned()).isEqualTo(reason != null);
        assertThat(line.returnReason()).isEqualTo(reason);
        assertThat(line.structuredReference()).isEqualTo(reference);
    }

    @Test
    void wrapped_lines_are_joined_where_the_bank_broke_them() {
        var full = ":86:166?00GUTSCHRIFT?20SVWZ+Rechnung?21 vom Mai und Juni, 2017-01";
        assertThat(full).hasSize(65);
        var line = readOne(HEAD + ":61:260312C30,00NTRF\n" + full + "\n:12:11\n:62F:C260331EUR130,00\n-")
                .lines()
                .getFirst();
        assertThat(line.text()).isEqualTo("Rechnung vom Mai und Juni, 2017-01:12:11");
    }

    @Test
    void what_stands_after_the_closing_belongs_to_no_entry() {
        var statement = readOne(
                HEAD + ":61:260312C30,00NTRF\n:86:Miete\n:62F:C260331EUR130,00\n:64:C260331EUR1,\n:86:Werbung\n-");
        assertThat(statement.lines().getFirst().text()).isEqualTo("Miete");
        assertThat(statement.balanced()).isTrue();
        assertThat(statement.problems()).isEmpty();
        assertThat(statement.account()).isEqualTo("BE68539007547034");
        assertThat(statement.number()).isEqualTo("12/1");
        assertThat(statement.lastOn()).isEqualTo("2026-03-31");
    }

    @Test
    void pages_of_a_statement_balance_one_by_one() {
        var first = HEAD + ":61:260312C30,00NTRF\n:62M:C260312EUR130,00\n-\n";
        var second = HEAD.replace(":60F:C260301EUR100,00", ":60M:C260312EUR130,00") + ":62F:D260331EUR5,00\n-\n";
        assertThat(read(first + second)).extracting(BankStatement::balanced).containsExactly(true, false);
        assertThat(read(first + second).get(1).problems())
                .containsExactly(BankProblem.of(8, 0, Code.UNBALANCED, "130.00", "0.00", "-5.00", "-135.00"));
    }

    @Test
    void a_report_of_the_day_has_no_balances() {
        var statement = readOne("""
                :20:ST
                :25:PL29114010810000267002001002
                :28C:1/1
                :34F:PLN0
                :13D:2603121815+0100
                :61:2603120312CN0,01NTRFNONREF
                :61:2603120312EC9,00NTRFNONREF
                :90C:1PLN0,01
                -
                """);
        assertThat(statement.format()).isEqualTo("mt942");
        assertThat(statement.currency()).isEqualTo("PLN");
        assertThat(statement.checkable()).isFalse();
        assertThat(statement.lines()).extracting(StatementLine::amountCents).containsExactly(1L);
        assertThat(statement.problems()).extracting(BankProblem::code).containsExactly(Code.PENDING_LEFT_OUT);
    }

    @Test
    void a_statement_without_closing_or_account_is_not_taken_for_whole() {
        assertThat(readOne(HEAD + ":61:260312C30,00NTRF\n").problems())
                .extracting(BankProblem::code)
                .containsExactly(Code.CLOSING_MISSING);
        assertThat(readOne(HEAD.replace(":25:BE68539007547034 EUR\n", "") + "-").refused())
                .isTrue();
        assertThat(readOne(":61:260312C30,00NTRF\n").problems())
                .extracting(BankProblem::code)
                .containsExactly(Code.ENTRY_OUTSIDE);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "windows-1252", "UTF-16LE"})
    void letters_are_read_whatever_the_bank_writes_them_in(String charset) {
        var content = (HEAD + ":61:260312C30,00NTRF\n:86:Café Noël\n").replace("\n", "\r\n");
        var bytes = content.getBytes(Charset.forName(charset));
        var read = BankFiles.read("a.sta", new ByteArrayInputStream(bytes));
        assertThat(read.getFirst().lines().getFirst().text()).isEqualTo("Café Noël");
    }

    private static BankStatement readOne(String content) {
        var statements = read(content);
        assertThat(statements).hasSize(1);
        return statements.getFirst();
    }

    private static List<BankStatement> read(String content) {
        return BankFiles.read("a.sta", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }
}
