package org.maillon.bank;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.maillon.bank.GivenFile.codes;
import static org.maillon.bank.GivenFile.one;
import static org.maillon.bank.GivenFile.read;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.bank.BankProblem.Code;

class Cfonb120ReaderTest {
    private static final String OPENING = balance("01", "150526", "0000000010000{");
    private static final String CLOSING = balance("07", "310526", "0000000012234E");

    private static final String REMITTANCE =
            "FACTURES F2026-00471 ET F2026-00472 AVEC NOS REMERCIEMENTS, PUIS F2026-00473 DU MOIS DERNIER";

    /** Bank 30006, branch 00001, account 12345678901. */
    private static String account(String code, String operation) {
        return code + "30006" + "    " + "00001" + "EUR" + "2" + " " + "12345678901" + operation;
    }

    private static String balance(String code, String day, String amount) {
        return "%-90s%s%16s%n".formatted(account(code, "  ") + day, amount, "");
    }

    private static String entry(String operation, String day, String rejection, String label, String amount) {
        return "%-48s%-31s%11s%s%-16s%n"
                .formatted(account("04", operation) + day + rejection + day, label, "", amount, "REF-17");
    }

    private static String said(String qualifier, String words) {
        return "%-45s%3s%-70s  %n".formatted(account("05", "05") + "200526", qualifier, words);
    }

    @Test
    void a_transfer_received_tells_who_paid_what_for_and_the_account_is_an_iban() {
        var statement = one(
                "releve.txt",
                OPENING
                        + entry("05", "200526", "  ", "VIR SEPA DUPONT", "0000000002234E")
                        + said("NPY", "DUPONT ET FILS SARL")
                        + said("IPY", "%-35s%s".formatted("FR7630006000011234567890189", "IBAN"))
                        + said("LCC", REMITTANCE.substring(0, 70))
                        + said("LC2", REMITTANCE.substring(70))
                        + said("RCN", "%-35s%s".formatted("E2E-4711", "TRAVAUX"))
                        + CLOSING);

        assertThat(statement.problems()).isEmpty();
        assertThat(statement.balanced()).isTrue();
        assertThat(statement.account()).isEqualTo("FR7630006000011234567890189");
        assertThat(statement.openingCents()).isEqualTo(100_000);
        assertThat(statement.closingCents()).isEqualTo(122_345);
        var line = statement.lines().getFirst();
        assertThat(line.bookedOn()).isEqualTo("2026-05-20");
        assertThat(line.amountCents()).isEqualTo(22_345);
        assertThat(line.payer()).isEqualTo("DUPONT ET FILS SARL");
        assertThat(line.payerIban()).isEqualTo("FR7630006000011234567890189");
        assertThat(line.text()).isEqualTo("VIR SEPA DUPONT " + REMITTANCE);
        assertThat(line.endToEndId()).isEqualTo("E2E-4711");
        assertThat(line.reference()).isEqualTo("REF-17");
        assertThat(line.returned()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            03 | 20 | cheque that was not covered             | true
            27 | 20 | direct debit of the old kind            | true
            33 | 20 | bill of exchange                        | true
            B3 | 20 | European direct debit sent back         | true
            B4 | -  | between companies, without a reason     | true
            C4 | -  | instant transfer called back            | true
            99 | 20 | correction with a reason of rejection   | true
            99 | 00 | correction                              | false
            05 | -  | transfer                                | false
            62 | -  | bank charges                            | false
            """)
    void operations_by_which_money_goes_back_are_flagged(
            String operation, @Nullable String reason, String what, boolean returned) {
        var rejection = reason == null ? "  " : reason;
        var entry = entry(operation, "200526", rejection, "LIBELLE", "0000000001000}");
        var line = one("releve.txt", OPENING + entry + CLOSING).lines().getFirst();

        assertThat(line.returned()).as(what).isEqualTo(returned);
        assertThat(line.returnReason()).as(what).isEqualTo(returned ? reason : null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0000000001000{ | 10000
            0000000001000A | 10001
            0000000001000I | 10009
            0000000001000} | -10000
            0000000001000J | -10001
            0000000001000R | -10009
            0000000001000é | 10000
            0000000001000è | -10000
            00000000000000 | 0
            """)
    void the_last_digit_bears_the_sign(String written, long cents) {
        var text = OPENING + entry("05", "200526", "  ", "VIR", written) + CLOSING;
        for (var charset : new Charset[] {ISO_8859_1, Charset.forName("IBM850")}) {
            assertThat(read("releve.txt", text, charset)
                            .getFirst()
                            .lines()
                            .getFirst()
                            .amountCents())
                    .as(charset.name())
                    .isEqualTo(cents);
        }
    }

    @Test
    void records_without_line_ends_are_told_apart_by_their_length() {
        var text = OPENING + entry("05", "200526", "  ", "VIR", "0000000002234E") + CLOSING;

        assertThat(one("releve.txt", text.replace("\n", "")).balanced()).isTrue();
        assertThat(one("releve.txt", text.replace("\n", "\r\n\r\n") + "\u001A").balanced())
                .isTrue();
    }

    @Test
    void a_file_of_several_accounts_gives_a_statement_of_each_and_a_wrong_one_does_not_harm_the_others() {
        var other = OPENING.replace("12345678901", "10987654321")
                + entry("05", "300226", "  ", "VIR", "0000000002234E").replace("12345678901", "10987654321")
                + CLOSING.replace("12345678901", "10987654321");
        var statements =
                read("releve.txt", other + OPENING + entry("05", "200526", "  ", "VIR", "0000000002234E") + CLOSING);

        assertThat(statements).extracting(BankStatement::refused).containsExactly(true, false);
        var problem = statements.getFirst().problems().getFirst();
        assertThat(problem.code()).isEqualTo(Code.BAD_DATE);
        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.column()).isEqualTo(35);
        assertThat(statements.getLast().balanced()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            entry before any balance   | ENTRY_OUTSIDE
            closing without an opening | CLOSING_OUTSIDE
            file that was cut          | NOT_CLOSED
            entry of another account   | ENTRY_OUTSIDE
            no currency                | MISSING_CURRENCY
            three decimals             | TOO_MANY_DECIMALS
            letters in the amount      | BAD_AMOUNT
            record of another kind     | UNKNOWN_RECORD
            """)
    void what_is_wrong_is_named(String what, Code code) {
        var entry = entry("05", "200526", "  ", "VIR", "0000000002234E");
        var text = switch (what) {
            case "entry before any balance" -> entry;
            case "closing without an opening" -> CLOSING;
            case "file that was cut" -> OPENING + entry;
            case "entry of another account" -> OPENING + entry.replace("12345678901", "10987654321") + CLOSING;
            case "no currency" -> (OPENING + entry + CLOSING).replace("EUR", "   ");
            case "three decimals" -> OPENING + entry.replace("EUR2", "EUR3") + CLOSING;
            case "letters in the amount" -> OPENING + entry.replace("0000000002234E", "00000000O2234E") + CLOSING;
            default -> OPENING + entry.replaceFirst("^04", "06") + CLOSING;
        };

        var statement = read("releve.txt", text).getFirst();

        assertThat(statement.refused()).isTrue();
        assertThat(statement.lines()).isEmpty();
        assertThat(codes(statement)).startsWith(code);
    }

    @Test
    void an_amount_before_exchange_stands_in_the_text() {
        var statement = one(
                "releve.txt",
                OPENING
                        + entry("41", "200526", "  ", "VIR ETRANGER", "0000000002234E")
                        + said("MMO", "USD2" + "00000000025000" + "4" + "0000000" + "1118")
                        + CLOSING);

        assertThat(statement.lines().getFirst().text()).contains("USD 250.00");
    }

    @Test
    void a_statement_that_does_not_balance_is_read_and_says_so() {
        var statement = one("releve.txt", OPENING + CLOSING);

        assertThat(statement.balanced()).isFalse();
        assertThat(statement.problems().getFirst().arguments()).containsExactly("1000.00", "0.00", "1223.45", "223.45");
    }
}
