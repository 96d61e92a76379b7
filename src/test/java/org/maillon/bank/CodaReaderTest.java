package org.maillon.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.maillon.bank.GivenFile.codes;
import static org.maillon.bank.GivenFile.one;
import static org.maillon.bank.GivenFile.read;
import static org.maillon.bank.GivenFile.refusal;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.bank.BankProblem.Code;

class CodaReaderTest {
    private static final String HEADER = header('2');
    private static final String OPENING = record(
            "12001BE68539007547034                  EUR0000000001000000200526ACME NV                   COMPTE",
            126,
            "042");
    private static final String FREE = "0";

    private static String header(char version) {
        return record("0000021052600105        FILE000001ACME NV", 128, String.valueOf(version));
    }

    /** A record of 128 columns: its beginning, and what begins at a column (column, text, column, text …). */
    private static String record(String beginning, Object... further) {
        var columns = new char[128];
        Arrays.fill(columns, ' ');
        beginning.getChars(0, beginning.length(), columns, 0);
        for (int i = 0; i < further.length; i += 2) {
            var text = (String) further[i + 1];
            text.getChars(0, text.length(), columns, (Integer) further[i] - 1);
        }
        return new String(columns) + "\n";
    }

    private static String amount(long cents) {
        return (cents < 0 ? "1" : "0") + "%014d0".formatted(Math.abs(cents));
    }

    private static String movement(String number, long cents, String code, String communication) {
        return record(
                "21" + number,
                11,
                "BANKREF",
                32,
                amount(cents),
                48,
                "210526",
                54,
                code,
                62,
                communication,
                116,
                "210526042");
    }

    private static String closing(long cents) {
        return record("8001BE68539007547034                  EUR", 42, amount(cents), 58, "210526");
    }

    private static String trailer(long debitCents, long creditCents) {
        return record(
                "9", 17, "000005", 23, "%014d0".formatted(debitCents), 38, "%014d0".formatted(creditCents), 128, "2");
    }

    @Test
    void a_transfer_received_tells_who_paid_with_which_structured_communication() {
        var statement = one(
                "statement.cod",
                HEADER
                        + OPENING
                        + movement("00010000", 22_345, "00150000", "1101010806817183")
                        + record("2200010000", 64, "E2E-4711")
                        + record("2300010000BE71096123456769", 45, "EUR", 48, "DUPONT SPRL")
                        + closing(122_345)
                        + trailer(0, 22_345));

        assertThat(statement.problems()).isEmpty();
        assertThat(statement.balanced()).isTrue();
        assertThat(statement.account()).isEqualTo("BE68539007547034");
        assertThat(statement.number()).isEqualTo("042");
        var line = statement.lines().getFirst();
        assertThat(line.structuredReference()).isEqualTo("010806817183");
        assertThat(line.payer()).isEqualTo("DUPONT SPRL");
        assertThat(line.payerIban()).isEqualTo("BE71096123456769");
        assertThat(line.endToEndId()).isEqualTo("E2E-4711");
        assertThat(line.bookedOn()).isEqualTo("2026-05-21");
        assertThat(line.bankReference()).isEqualTo("BANKREF");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1101010806817183               | 010806817183
            1102010806817183               | 010806817183
            1100RF18539007547034           | RF18539007547034
            0+++010/8068/17183+++          | 010806817183
            0***010/8068/17183***          | 010806817183
            """)
    void structured_communications_are_found_however_they_are_written(String communication, String reference) {
        var statement = one(
                "statement.cod",
                HEADER + OPENING + movement("00010000", 100, "00150000", communication) + closing(100_100));

        assertThat(statement.lines().getFirst().structuredReference()).isEqualTo(reference);
        assertThat(statement.problems()).isEmpty();
    }

    @Test
    void one_that_fails_modulo_97_is_read_all_the_same_and_said() {
        var statement = one(
                "statement.cod",
                HEADER + OPENING + movement("00010000", 100, "00150000", "1101010806817184") + closing(100_100));

        assertThat(statement.lines().getFirst().structuredReference()).isEqualTo("010806817184");
        assertThat(codes(statement)).containsExactly(Code.REFERENCE_CHECK);
        assertThat(statement.refused()).isFalse();
    }

    @Test
    void a_total_with_its_details_counts_once_as_its_details() {
        var statement = one(
                "statement.cod",
                HEADER
                        + OPENING
                        + movement("00010000", 300, "10550000", FREE)
                        + movement("00010001", 100, "50550000", FREE + "F001")
                        + movement("00010002", 200, "50550000", FREE + "F002")
                        + closing(100_300)
                        + trailer(0, 300));

        assertThat(statement.lines()).extracting(StatementLine::amountCents).containsExactly(100L, 200L);
        assertThat(statement.lines()).extracting(StatementLine::text).containsExactly("F001", "F002");
        assertThat(statement.balanced()).isTrue();
        assertThat(statement.problems()).isEmpty();
    }

    @Test
    void details_that_do_not_make_up_their_total_leave_the_total_and_their_words() {
        var statement = one(
                "statement.cod",
                HEADER
                        + OPENING
                        + movement("00010000", 300, "20150000", FREE)
                        + movement("00010001", 100, "60150000", FREE + "F001")
                        + closing(100_300));

        assertThat(statement.lines()).extracting(StatementLine::amountCents).containsExactly(300L);
        assertThat(statement.lines().getFirst().text()).isEqualTo("F001");
        assertThat(codes(statement)).containsExactly(Code.DETAILS_DIFFER);
        assertThat(statement.balanced()).isTrue();
    }

    @Test
    void an_amount_with_the_charges_it_is_made_of_is_one_line() {
        var statement = one(
                "statement.cod",
                HEADER
                        + OPENING
                        + movement("00010000", 95, "34150000", FREE)
                        + movement("00010001", 100, "84150100", FREE + "INVOICE 7")
                        + movement("00010002", -5, "84137006", FREE)
                        + closing(100_095));

        assertThat(statement.lines()).extracting(StatementLine::amountCents).containsExactly(95L);
        assertThat(statement.lines().getFirst().text()).isEqualTo("INVOICE 7");
        assertThat(statement.balanced()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            00503000, unpaid debit of ours,                       true
            00505000, debit of ours that was reimbursed,          true
            00309000, unpaid voucher,                             true
            00338000, cheque provisionally unpaid,                true
            00707000, unpaid bill of exchange,                    true
            04307000, unpaid foreign cheque,                      true
            00503006, what the bank asks for an unpaid debit,     false
            00101000, transfer,                                   false
            00501000, debit paid,                                 false
            """)
    void transactions_by_which_money_goes_back_are_flagged(String code, String what, boolean returned) {
        var text = HEADER + OPENING + movement("00010000", -100, code, FREE) + closing(99_900);

        assertThat(one("statement.cod", text).lines().getFirst().returned())
                .as(what)
                .isEqualTo(returned);
    }

    @Test
    void the_reason_of_a_return_stands_in_the_second_record_or_in_the_communication_of_a_european_debit() {
        var debit = "%-44s%-35s%-62s%s".formatted("210526114BE12ZZZ0123456789", "MANDATE-7", "F2026-1", "2MD06");
        var statement = one(
                "statement.cod",
                HEADER
                        + OPENING
                        + movement("00010000", -100, "00150000", FREE)
                        + record("2200010000", 113, "2AC04")
                        + movement("00020000", -100, "00501000", "1127" + debit.substring(0, 50))
                        + record("2200020000" + debit.substring(50, 103))
                        + record("2300020000", 83, debit.substring(103))
                        + closing(99_800));

        assertThat(statement.lines()).extracting(StatementLine::returned).containsExactly(true, true);
        assertThat(statement.lines()).extracting(StatementLine::returnReason).containsExactly("AC04", "MD06");
        assertThat(statement.lines().getLast().mandateId()).isEqualTo("MANDATE-7");
        assertThat(statement.lines().getLast().text()).isEqualTo("F2026-1");
    }

    @Test
    void information_of_the_bank_names_the_payer_and_continues_over_records() {
        var words = "PAYMENT OF INVOICE 2026/0";
        var statement = one(
                "statement.cod",
                HEADER
                        + OPENING
                        + movement("00010000", 100, "00150000", FREE)
                        + record("3100010001BANKREF", 32, "00150000", 40, "1001DUPONT SPRL")
                        + record("3200010001RUE DE LA LOI 1")
                        + record("3100010002BANKREF", 32, "00150000", 40, "0" + "%73s".formatted(words))
                        + record("320001000200471")
                        + closing(100_100));

        var line = statement.lines().getFirst();
        assertThat(line.payer()).isEqualTo("DUPONT SPRL");
        assertThat(line.text()).isEqualTo("PAYMENT OF INVOICE 2026/000471");
    }

    @Test
    void version_1_has_national_accounts_and_names_of_26_letters() {
        var opening = record("10001539007547034 EUR", 43, amount(100_000), 59, "200526", 126, "042");
        var statement = one(
                "statement.cod",
                header('1')
                        + opening
                        + movement("00010000", 100, "00150000", FREE + "F001")
                        + record("2300010000096123456769", 48, "DUPONT SPRL", 74, "RUE HAUTE 1")
                        + record("8001539007547034 EUR", 42, amount(100_100), 58, "210526"));

        assertThat(statement.account()).isEqualTo("BE68539007547034");
        var line = statement.lines().getFirst();
        assertThat(line.payer()).isEqualTo("DUPONT SPRL");
        assertThat(line.payerIban()).isEqualTo("096123456769");
        assertThat(line.text()).isEqualTo("F001");
    }

    @Test
    void a_wrong_version_refuses_the_file_or_its_one_statement_among_others() {
        var good = OPENING + movement("00010000", 100, "00150000", FREE) + closing(100_100) + trailer(0, 100);

        var problem = refusal("statement.cod", header('5') + good);
        assertThat(problem.code()).isEqualTo(Code.CODA_VERSION);
        assertThat(problem.line()).isEqualTo(1);
        assertThat(problem.arguments()).containsExactly("5");
        assertThat(read("statement.cod", header('5') + good + HEADER + good))
                .extracting(BankStatement::refused)
                .containsExactly(true, false);
    }

    @Test
    void a_message_of_the_bank_is_handed_on() {
        var statement = one(
                "statement.cod",
                HEADER
                        + OPENING
                        + closing(100_000)
                        + record("4 00010000", 33, "NEW CONDITIONS FROM 1 JUNE")
                        + trailer(0, 0));

        assertThat(statement.problems())
                .extracting(BankProblem::arguments)
                .containsExactly(List.of("NEW CONDITIONS FROM 1 JUNE"));
        assertThat(statement.balanced()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            movement before the old balance  | ENTRY_OUTSIDE
            second record of another one     | ENTRY_OUTSIDE
            file that was cut                | NOT_CLOSED
            three decimals of a euro         | TOO_MANY_DECIMALS
            sign that is none                | BAD_SIDE
            30 February                      | BAD_DATE
            no currency                      | MISSING_CURRENCY
            detail without its total         | BAD_SEQUENCE
            """)
    void what_is_wrong_is_named(String what, Code code) {
        var movement = movement("00010000", 100, "00150000", FREE);
        var text = switch (what) {
            case "movement before the old balance" -> HEADER + movement + OPENING + closing(100_100);
            case "second record of another one" ->
                HEADER + OPENING + movement + record("2200020000") + closing(100_100);
            case "file that was cut" -> HEADER + OPENING + movement;
            case "three decimals of a euro" ->
                HEADER + OPENING + movement.replace("01000210526", "01005210526") + closing(0);
            case "sign that is none" ->
                HEADER + OPENING + movement.replace("0000000000001000", "2000000000001000") + closing(0);
            case "30 February" -> HEADER + OPENING + movement.replace("210526042", "300226042") + closing(100_100);
            case "no currency" -> HEADER + OPENING.replace("EUR", "   ") + movement + closing(100_100);
            default -> HEADER + OPENING + movement.replace("2100010000", "2100010001") + closing(100_100);
        };

        var statement = read("statement.cod", text).getFirst();

        assertThat(statement.refused()).isTrue();
        assertThat(codes(statement)).startsWith(code);
    }

    @Test
    void totals_of_the_trailer_are_compared() {
        var records = HEADER + OPENING + movement("00010000", 100, "00150000", FREE) + closing(100_100);

        assertThat(codes(one("statement.cod", records + trailer(0, 100)))).isEmpty();
        assertThat(codes(one("statement.cod", records + trailer(0, 101)))).containsExactly(Code.TOTAL_DIFFERS);
    }
}
