package org.maillon.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files that others published in formats of text: what each holds, counted by hand or by the balances and totals that it
 * states itself, or for which reason it is refused.
 */
class TextCorpusTest {
    private static final Path CORPUS =
            Path.of(System.getProperty("maillon.corpus", "no-corpus")).resolve("bank");

    private static byte[] content(String file) throws IOException {
        var path = CORPUS.resolve(file);
        assumeTrue(Files.exists(path), "corpus file " + path + " is not here");
        return Files.readAllBytes(path);
    }

    private static String name(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    /** Statements, their lines and what came in and went out in cents, all of them added up; the problems in order. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            cfonb-pennylane/invalid_date.txt                          | 2 |  1 |        0 |     1070 | DATE_LEFT_OUT ACCOUNT_DIFFERS UNBALANCED CLOSING_OUTSIDE
            cfonb-pennylane/new_statement_without_previous_ended.txt  | 2 |  1 |        0 |      790 | NOT_CLOSED UNBALANCED
            cfonb-pennylane/operation.txt                             | 1 |  0 |        0 |        0 | ENTRY_OUTSIDE
            cfonb-pennylane/operation_out_of_statement.txt            | 2 |  1 |        0 |     1070 | ENTRY_OUTSIDE ACCOUNT_DIFFERS UNBALANCED
            cfonb-silarhi/simple-test.txt                             | 1 |  0 |        0 |        0 | -
            cfonb-silarhi/complex-test.txt                            | 8 |  5 |        0 |   521090 | -
            cfonb-silarhi/non-strict-test.txt                         | 8 |  5 |        0 |   521090 | -
            coda-php/sample1.cod                                      | 1 |  4 |     8000 |        0 | REFERENCE_CHECK REFERENCE_CHECK REFERENCE_CHECK REFERENCE_CHECK
            coda-php/sample2.cod                                      | 1 |  0 |        0 |        0 | TOO_MANY_DECIMALS
            coda-php/sample3.cod                                      | 1 |  1 |        0 |    81269 | TOTAL_DIFFERS TOTAL_DIFFERS UNBALANCED
            coda-php/sample5.cod                                      | 1 |  3 |   630346 |        0 | REFERENCE_CHECK TOTAL_DIFFERS TOTAL_DIFFERS UNBALANCED
            coda-php/sample6.cod                                      | 1 |  0 |        0 |        0 | TOO_MANY_DECIMALS
            coda-php/sample9.cod                                      | 1 |  1 |      500 |        0 | REFERENCE_CHECK TOTAL_DIFFERS UNBALANCED
            coda-pycoda/Coda_v2_3_faulty_globalisation.txt            | 1 | 11 |    23959 |   876987 | -
            coda-pycoda/Coda_v2_3_globalisation.txt                   | 1 |  4 | 27627000 |    54430 | -
            coda-pycoda/Coda_v2_3_globalisation_2.txt                 | 1 |  4 | 27627000 |    54430 | -
            coda-pycoda/Coda_v2_3_multi_statements.txt                | 2 | 41 |  6494260 |  7347288 | -
            coda-pycoda/Coda_v2_3_single_statement.txt                | 1 | 30 |  6470301 |  6470301 | -
            oca-bank-statement-import/qif/test_qif.qif                | 1 |  5 |        0 |   189609 | CURRENCY_ASSUMED
            oca-bank-statement-import/qif/test_qif_dmy.qif            | 1 |  5 |        0 |   189609 | CURRENCY_ASSUMED
            oca-bank-statement-import/qif/test_qif_ymd.qif            | 1 |  5 |        0 |   189609 | CURRENCY_ASSUMED
            oca-bank-statement-import/sheet_file/meta_data_separated_credit_debit.csv | 1 | 4 | 130000 | 23068 | AMBIGUOUS_DATES UNBALANCED
            oca-bank-statement-import/sheet_file/multi_currency.csv   | 2 |  2 |   152500 |     3350 | -
            oca-bank-statement-import/sheet_file/original_currency.csv | 1 | 1 |   152500 |        0 | -
            oca-bank-statement-import/sheet_file/sample_statement_en.csv | 2 | 2 | 152500 |     3350 | -
            oca-bank-statement-import/txt_xlsx/sample_statement_en.csv | 2 | 2 |   152500 |     3350 | -
            oca-bank-statement-import/txt_xlsx/sample_statement_offsets.xlsx | 2 | 2 | 152500 | 3350 | -
            oca-bank-statement-import/adyen/adyen_test_credit_fees.xlsx | 1 | 40 | 1328749 |  1328749 | -
            bankstatementparser/csv_european_decimals.csv             | 1 |  3 |   350000 |   123906 | -
            bankstatementparser/csv_french_headers.csv                | 1 |  3 |   350000 |   123906 | -
            bankstatementparser/csv_spanish_headers.csv               | 1 |  3 |   350000 |   123906 | -
            """)
    void files_are_read(String file, int statements, int lines, long credit, long debit, @Nullable String problems)
            throws IOException {
        var read = GivenFile.read(name(file), content(file));

        assertThat(read).hasSize(statements);
        assertThat(read.stream().mapToInt(each -> each.lines().size()).sum()).isEqualTo(lines);
        assertThat(read.stream().mapToLong(BankStatement::creditCents).sum()).isEqualTo(credit);
        assertThat(read.stream().mapToLong(BankStatement::debitCents).sum()).isEqualTo(debit);
        assertThat(problems(read)).isEqualTo(problems == null ? "" : problems);
    }

    private static String problems(List<BankStatement> statements) {
        return statements.stream()
                .flatMap(statement -> statement.problems().stream())
                .map(problem -> problem.code().name())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            coda-pycoda/Coda_faulty_version.txt                             | CODA_VERSION        | version 5
            oca-bank-statement-import/adyen/adyen_test_invalid.xls          | NO_REFERENCE_COLUMN | four headers were overwritten
            oca-bank-statement-import/sheet_file/empty_statement_en.xlsx    | NO_LINES            | a header alone
            bankstatementparser/camt_file.csv                               | NO_COLUMNS          | a summary of other files, no movement
            bankstatementparser/single_currency_checking.json               | UNKNOWN_FORMAT      | the text of a PDF in JSON
            """)
    void files_are_refused(String file, BankProblem.Code code, String why) throws IOException {
        assertThat(GivenFile.refusal(name(file), content(file)).code()).as(why).isEqualTo(code);
    }

    @Test
    void statements_of_one_account_follow_one_another() throws IOException {
        var statements = GivenFile.read("releve.txt", content("cfonb-silarhi/complex-test.txt"));

        assertThat(statements).allMatch(BankStatement::balanced);
        for (int i = 2; i < statements.size() - 1; i++) {
            assertThat(statements.get(i).openingCents())
                    .isEqualTo(statements.get(i - 1).closingCents());
        }
    }

    @Test
    void the_three_orders_of_days_say_the_same() throws IOException {
        var american = GivenFile.read("a.qif", content("oca-bank-statement-import/qif/test_qif.qif"));
        var european = GivenFile.read("b.qif", content("oca-bank-statement-import/qif/test_qif_dmy.qif"));
        var international = GivenFile.read("c.qif", content("oca-bank-statement-import/qif/test_qif_ymd.qif"));

        assertThat(european).isEqualTo(american);
        assertThat(international).isEqualTo(american);
    }

    @Test
    void a_list_that_states_both_balances_is_two_cents_short() throws IOException {
        var file = "oca-bank-statement-import/sheet_file/meta_data_separated_credit_debit.csv";
        var statement = GivenFile.read(name(file), content(file)).getFirst();

        assertThat(statement.account()).isEqualTo("08088804068");
        assertThat(statement.openingCents()).isEqualTo(3_000_077);
        assertThat(statement.closingCents()).isEqualTo(3_107_011);
        assertThat(statement.problems().getLast().arguments().getLast()).isEqualTo("0.02");
    }

    @Test
    void books_name_their_bank_account() throws IOException {
        var path = CORPUS.resolveSibling("fec/neolegal/000000000FEC20231231.txt");
        assumeTrue(Files.exists(path), "corpus file " + path + " is not here");
        var statements = GivenFile.read(path.getFileName().toString(), Files.readAllBytes(path));

        assertThat(statements)
                .isNotEmpty()
                .allMatch(statement -> statement.account().startsWith("512"));
        assertThat(statements).noneMatch(BankStatement::refused);
    }
}
