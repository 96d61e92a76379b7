package org.maillon.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumeralsTest {
    private static long cents(String text, char decimalMark) {
        var bytes = text.getBytes(UTF_8);
        return Numerals.amount(bytes, 0, bytes.length, 2, decimalMark);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1234,56          | 123456
            1234.56          | 123456
            1 234,56         | 123456
            1 234,56         | 123456
            1 234 567,89 €   | 123456789
            € 12             | 1200
            1.234,56         | 123456
            1,234.56         | 123456
            1.234.567        | 123456700
            1'234.50         | 123450
            0                | 0
            ,5               | 50
            12,              | 1200
            -12,50           | -1250
            12,50-           | -1250
            − 12,50          | -1250
            +12,50           | 1250
            (123.45)         | -12345
            12,500           | 1250
            0000000012,50    | 1250
            999999999999,99  | 99999999999999
            """)
    void an_amount_is_read_however_it_is_written(String text, long cents) {
        assertThat(cents(text, (char) 0)).isEqualTo(cents);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12O,00
            1,5E+06
            --12
            1 23,00
            12 3456
            1,2,3
            1.23.456
            -
            ,
            12,50 12,50
            12-50
            99999999999999999999
            N/A
            """)
    void what_is_no_amount_is_never_guessed(String text) {
        assertThat(cents(text, (char) 0)).isEqualTo(Numerals.BAD);
    }

    @Test
    void a_third_decimal_counts_only_when_it_is_zero() {
        assertThat(cents("12,505", (char) 0)).isEqualTo(Numerals.TOO_MANY_DECIMALS);
        assertThat(cents("12,5000", (char) 0)).isEqualTo(1250);
    }

    @Test
    void a_known_decimal_mark_makes_the_other_one_thousands() {
        assertThat(cents("1,234", '.')).isEqualTo(123_400);
        assertThat(cents("1.234", ',')).isEqualTo(123_400);
        assertThat(cents("1,23", '.')).isEqualTo(Numerals.BAD);
        assertThat(cents("1.234,5", ',')).isEqualTo(123_450);
    }

    @Test
    void hard_blanks_of_every_code_page_separate_thousands() {
        for (var charset : new String[] {"UTF-8", "ISO-8859-15", "windows-1252", "IBM850"}) {
            var bytes = "1\u00A0234,56".getBytes(Charset.forName(charset));
            assertThat(Numerals.amount(bytes, 0, bytes.length, 2, (char) 0))
                    .as(charset)
                    .isEqualTo(123_456);
        }
        assertThat(cents("1\u202F234,56\u00A0€", (char) 0)).isEqualTo(123_456);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            20260131,            20260131
            31/01/2026,          20260131
            1/2/2026,            20260201
            31-01-2026,          20260131
            31.1.2026,           20260131
            2026-01-31,          20260131
            2026-01-31T00:00:00, 20260131
            31/01/2026 00:00,    20260131
            20240229,            20240229
            '',                  0
            00000000,            0
            20260229,            -1
            20261301,            -1
            2026013,             -1
            31/01/26,            -1
            01-2026,             -1
            hier,                -1
            """)
    void a_day_is_read_however_it_is_written(String text, int day) {
        var bytes = text.getBytes(UTF_8);
        assertThat(Numerals.day(bytes, 0, bytes.length)).isEqualTo(day);
    }
}
