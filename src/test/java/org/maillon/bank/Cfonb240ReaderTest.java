package org.maillon.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.maillon.bank.GivenFile.codes;
import static org.maillon.bank.GivenFile.one;
import static org.maillon.bank.GivenFile.read;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.bank.BankProblem.Code;

class Cfonb240ReaderTest {
    private static final String OURS = "300060000112345678901";
    private static final String HEADER = record("31", 1, "20", OURS, "", "", "");
    private static final String TRANSFER =
            record("34", 2, "20", "149890000122140469732", "MAIRIE DE LILLE", "FACTURE F2026-00471", "000000171200");
    private static final String TOTAL = record("39", 3, "20", OURS, "", "", "000000171200");

    private static String record(
            String code, int number, String operation, String account, String name, String words, String amount) {
        var beginning = "%s%06d%s%sE    %s%-24s".formatted(code, number, operation, "201226", account, name);
        return "%-77s%-45s%6s%-88s%12s%12s%n".formatted(beginning, OURS, "", words, "", amount);
    }

    @Test
    void a_transfer_received_tells_who_paid_what_for() {
        var statement = one("virements.txt", HEADER + TRANSFER + TOTAL);

        assertThat(statement.problems()).isEmpty();
        assertThat(statement.account()).isEqualTo("FR7630006000011234567890189");
        var line = statement.lines().getFirst();
        assertThat(line.amountCents()).isEqualTo(171_200);
        assertThat(line.currency()).isEqualTo("EUR");
        assertThat(line.bookedOn()).isEqualTo("2026-12-20");
        assertThat(line.payer()).isEqualTo("MAIRIE DE LILLE");
        assertThat(line.payerIban()).isEqualTo("FR7614989000012214046973221");
        assertThat(line.text()).isEqualTo("FACTURE F2026-00471");
    }

    @Test
    void a_total_that_its_transfers_do_not_make_is_said() {
        var statement = one("virements.txt", HEADER + TRANSFER + TRANSFER + TOTAL);

        assertThat(codes(statement)).containsExactly(Code.TOTAL_DIFFERS);
        assertThat(statement.lines()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            another operation than a transfer | UNKNOWN_OPERATION
            transfer before its header        | ENTRY_OUTSIDE
            total without a header            | CLOSING_OUTSIDE
            file that was cut                 | NOT_CLOSED
            francs                            | BAD_CURRENCY
            letters in the amount             | BAD_AMOUNT
            """)
    void what_is_wrong_is_named(String what, Code code) {
        var text = switch (what) {
            case "another operation than a transfer" -> HEADER + TRANSFER.replace("3400000220", "3400000208") + TOTAL;
            case "transfer before its header" -> TRANSFER + TOTAL;
            case "total without a header" -> TOTAL;
            case "file that was cut" -> HEADER + TRANSFER;
            case "francs" -> HEADER.replace("201226E", "201226F") + TRANSFER + TOTAL;
            default -> HEADER + TRANSFER.replace("171200", "1712OO") + TOTAL;
        };

        var statement = read("virements.txt", text).getFirst();

        assertThat(statement.refused()).isTrue();
        assertThat(codes(statement)).startsWith(code);
    }
}
