package org.maillon.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatutoryRatesTest {
    @ParameterizedTest(name = "on {0}: {1}, {2}, {3}, at least {4}")
    @CsvSource(delimiter = '|', textBlock = """
        2019-01-01 | 10.00 | 8.00  | 8.00  | 2.58
        2022-12-31 | 10.00 | 8.00  | 8.00  | 2.31
        2023-01-01 | 12.50 | 10.50 | 10.50 | 6.18
        2024-06-30 | 14.50 | 12.50 | 12.50 | 15.21
        2024-07-01 | 14.25 | 12.25 | 12.50 | 14.76
        2025-03-31 | 13.15 | 11.15 | 11.50 | 11.13
        2026-06-30 | 12.15 | 10.15 | 10.50 | 7.86
        2026-12-31 | 12.40 | 10.40 | 10.50 | 8.25
        """)
    void areThoseOfTheHalfYear(LocalDate day, String company, String publicBuyer, String belgium, String minimum) {
        assertThat(rate(Regime.FR_B2B, day)).isEqualTo(Rate.parse(company));
        assertThat(rate(Regime.FR_B2G, day)).isEqualTo(Rate.parse(publicBuyer));
        assertThat(rate(Regime.BE_B2B, day)).isEqualTo(Rate.parse(belgium));
        assertThat(StatutoryRates.IN_FORCE.minimum(Regime.FR_B2B, day)).contains(Rate.parse(minimum));
    }

    @Test
    void endWhereTheTableEnds() {
        assertThat(StatutoryRates.IN_FORCE.of(Regime.FR_B2B, LocalDate.of(2027, 1, 1)))
                .isEmpty();
        assertThat(StatutoryRates.IN_FORCE.of(Regime.FR_B2B, LocalDate.of(2018, 12, 31)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
        fr-b2b: "12.40"           | fr-b2b: "12.04"           | by its law 12.40
        be-b2b: "10.50"}          | be-b2b: "10.40"}          | by its law 10.50
        minimum: "8.25"           | minimum: "8.52"           | by its law 8.25
        half-year: "2025-2"       | half-year: "2025-1"       | half-year 2025-2 was expected
        half-year: "2019-1"       | half-year: "2019"         | no half-year
        legal: one-source         | legal: rumour             | no confidence
        refinancing: "2.40"       | refinancing: "2,40"       | is no number
        refinancing: "2.40", legal | refi: "2.40", legal      | the rates are
        """)
    void aTypingErrorIsFoundOnReading(String right, String wrong, String reason) throws IOException {
        var file = read().replace(right, wrong);
        assertThat(file).isNotEqualTo(read());
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        StatutoryRates.read("rates", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))))
                .withMessageContaining(reason);
    }

    private static Rate rate(Regime regime, LocalDate day) {
        return StatutoryRates.IN_FORCE.of(regime, day).orElseThrow().rate();
    }

    private static String read() throws IOException {
        try (var in = StatutoryRates.class.getResourceAsStream("/law/late-interest.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
