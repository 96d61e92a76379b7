package org.maillon.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    @ParameterizedTest(name = "{0} cents times {1} are {2} cents")
    @CsvSource({"1000, 0.2, 200", "1, 0.5, 1", "1, 0.49, 0", "-1, 0.5, -1", "33, 0.333, 11"})
    void roundsHalfUp(long cents, BigDecimal factor, long expected) {
        assertThat(Money.euros(cents).times(factor)).isEqualTo(Money.euros(expected));
    }

    @Test
    void isShownAsTheCountryWritesIt() {
        assertThat(Money.euros(123_456).display(Language.FR)).isEqualTo("1\u202f234,56\u00a0€");
        assertThat(Money.euros(123_456).display(Language.NL)).isEqualTo("€\u00a01.234,56");
        assertThat(Money.euros(123_456).display(Language.EN)).isEqualTo("€1,234.56");
        assertThat(new Money(1234, Currency.getInstance("JPY")).display(Language.EN))
                .isEqualTo("JP¥1,234");
    }
}
