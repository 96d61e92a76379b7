package org.maillon.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedAmountTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12          | 1200
            12,5        | 1250
            12.50 €     | 1250
            1 234,56    | 123456
            1.234,56    | 123456
            1’234.56    | 123456
            1,234.56    | 123456
            1.234       | 123400
            -3          | -300
            0           | 0
            """)
    void anAmountIsReadAsPeopleOfThreeCountriesWriteIt(String typed, long cents) {
        assertThat(TypedAmount.isReadable(typed)).isTrue();
        assertThat(TypedAmount.cents(typed)).isEqualTo(cents);
    }

    @ParameterizedTest
    @ValueSource(strings = {"douze", "12,345 6", "1,2,3", "12,", ",5", "--1", "1e3", "9999999999999", "1,2345"})
    void whatCouldBeTwoAmountsIsNone(String typed) {
        assertThat(TypedAmount.isReadable(typed)).isFalse();
    }

    @Test
    void nothingTypedIsNoAmount() {
        assertThat(TypedAmount.isReadable(" ")).isTrue();
        assertThat(TypedAmount.cents(" ")).isNull();
    }

    @Test
    void aCurrencyHasAsManyDecimalsAsItHas() {
        var yen = Currency.getInstance("JPY");
        assertThat(TypedAmount.isReadable("1200,5", yen)).isFalse();
        assertThat(TypedAmount.cents("1200", yen)).isEqualTo(1200);
        assertThat(TypedAmount.shown(new Money(1200, yen), Language.FR)).isEqualTo("1200");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FR | 123450  | 1234,50
            NL | 123456  | 1234,56
            EN | 123450  | 1234.50
            FR | 120000  | 1200
            FR | -50     | -0,50
            """)
    void whatAFormProposesReadsTheSameWhenItComesBack(Language language, long cents, String shown) {
        assertThat(TypedAmount.shown(cents, language)).isEqualTo(shown);
        assertThat(TypedAmount.cents(shown)).isEqualTo(cents);
    }
}
