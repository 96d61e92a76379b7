package org.maillon.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillon.kernel.InvalidValue;

class TypedPercentTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2      | 200
            2,5 %  | 250
            0.25   | 25
            100    | 10000
            0      | 0
            """)
    void aShareIsReadWithACommaOrAPoint(String typed, int basisPoints) {
        assertThat(TypedPercent.basisPoints(typed, "customers.deposit.share")).isEqualTo(basisPoints);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "100,01", "2,555", "deux", "1e2"})
    void noShareIsMoreThanAllOrLessThanNothing(String typed) {
        assertThatThrownBy(() -> TypedPercent.basisPoints(typed, "customers.deposit.share"))
                .isInstanceOf(InvalidValue.class);
    }
}
