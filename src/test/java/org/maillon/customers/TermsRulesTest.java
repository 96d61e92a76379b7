package org.maillon.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.kernel.PaymentTerms;

class TermsRulesTest {
    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource(textBlock = """
            30,     FR,
            60,     FR,
            45 EOM, FR,
            EOM 45, FR,
            61,     FR, FRANCE_60_DAYS
            90,     FR, FRANCE_60_DAYS
            60 EOM, FR, FRANCE_60_DAYS
            60,     BE,
            61,     BE, BELGIUM_60_DAYS
            45 EOM, BE, BELGIUM_60_DAYS
            90,     DE,
            """)
    void termsBeyondTheCeilingAreNamed(String terms, String country, String ceiling) {
        var found = TermsRules.beyond(PaymentTerms.parse(terms), country, LocalDate.of(2026, 1, 1));
        assertThat(found.map(Enum::name).orElse(null)).isEqualTo(ceiling);
    }
}
