package org.maillon.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.maillon.bank.GivenFile.codes;
import static org.maillon.bank.GivenFile.one;
import static org.maillon.bank.GivenFile.read;
import static org.maillon.bank.GivenFile.refusal;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.bank.BankProblem.Code;

class QifReaderTest {
    private static String entry(String day, String amount) {
        return "D" + day + "\nT" + amount + "\nPDUPONT\nMFACTURE F1\nNVIR\n^\n";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            15/08/2026 | 03/09/2026 | 2026-08-15 | European, since there is no month 15
            08/15/2026 | 09/03/2026 | 2026-08-15 | American, since there is no month 15
            2026-08-15 | 2026-09-03 | 2026-08-15 | year first
            26/08/15   | 26/09/03   | 2026-08-15 | year first in two digits: closer together than in 2015 and 2003
            15/8'26    | 3/9'26     | 2026-08-15 | as Quicken writes years after 1999
            15/ 8/26   | 3/ 9/26    | 2026-08-15 | padded with blanks
            15.08.26   | 03.09.26   | 2026-08-15 | with points
            """)
    void days_are_read_in_the_order_that_fits_all_of_them(String first, String second, LocalDate day, String why) {
        var statement = one("compte.qif", "!Type:Bank\n" + entry(first, "1") + entry(second, "2"));

        assertThat(statement.lines().getFirst().bookedOn()).as(why).isEqualTo(day);
        assertThat(statement.lines().getLast().bookedOn()).as(why).isEqualTo("2026-09-03");
        assertThat(codes(statement)).containsExactly(Code.CURRENCY_ASSUMED);
    }

    @Test
    void days_that_may_be_read_in_two_ways_are_read_as_in_europe_and_said() {
        var statement = one("compte.qif", "!Type:Bank\n" + entry("01/02/2026", "1") + entry("01/03/2026", "2"));

        assertThat(statement.lines().getFirst().bookedOn()).isEqualTo("2026-02-01");
        assertThat(codes(statement)).contains(Code.AMBIGUOUS_DATES);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1,234.56   | 7.00  | 123456
            1.234,56   | 7,00  | 123456
            1 234,56   | 7,00  | 123456
            1,234      | 7.00  | 123400
            1.234      | 7,00  | 123400
            -1234      | 7     | -123400
            """)
    void amounts_are_read_by_the_mark_that_fits_all_of_them(String amount, String other, long cents) {
        var statement = one("compte.qif", "!Type:Bank\n" + entry("15/08/2026", amount) + entry("16/08/2026", other));

        assertThat(statement.lines().getFirst().amountCents()).isEqualTo(cents);
    }

    @Test
    void a_split_counts_once_and_each_account_is_a_statement() {
        var statements = read("compte.qif", """
                !Account
                NCourant
                TBank
                ^
                !Type:Bank
                D01/08/2026
                T1000,00
                POpening Balance
                L[Courant]
                ^
                D15/08/2026
                T-30,00
                PEDF
                SElectricité
                $-20,00
                SGaz
                $-10,00
                ^
                !Type:Cat
                NElectricité
                E
                ^
                !Account
                NLivret
                ^
                !Type:Bank
                D16/08/2026
                T5,00
                ^
                """);

        assertThat(statements).extracting(BankStatement::account).containsExactly("Courant", "Livret");
        var first = statements.getFirst();
        assertThat(first.openingCents()).isEqualTo(100_000);
        assertThat(first.lines()).extracting(StatementLine::amountCents).containsExactly(-3_000L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            30/02/2026 | 5,00    | BAD_DATE
            hier       | 5,00    | BAD_DATE
            15/08/2026 | cinq    | BAD_AMOUNT
            15/08/2026 | 5,12345 | TOO_MANY_DECIMALS
            ''         | 5,00    | MISSING_FIELD
            15/08/2026 | ''      | MISSING_FIELD
            """)
    void what_is_wrong_refuses_the_statement(String day, String amount, Code code) {
        var statement = one("compte.qif", "!Type:Bank\n" + entry("14/08/2026", "7,00") + entry(day, amount));

        assertThat(statement.refused()).isTrue();
        assertThat(codes(statement)).contains(code);
        assertThat(statement.problems().getFirst().line()).isEqualTo(8);
    }

    @Test
    void lists_of_categories_alone_are_no_statement() {
        assertThat(refusal("compte.qif", "!Type:Cat\nNEau\n^\n").code()).isEqualTo(Code.NO_STATEMENT);
    }
}
