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

    @ParameterizedTest(name = "{0}, {1}, {2} in {3}: {4}")
    @CsvSource(textBlock = """
            30,     AUTHORITY,   GENERAL,        FR,
            31,     AUTHORITY,   GENERAL,        FR, FRANCE_PUBLIC_AUTHORITY
            50,     HOSPITAL,    GENERAL,        FR,
            60,     HOSPITAL,    GENERAL,        FR, FRANCE_PUBLIC_HOSPITAL
            60,     UNDERTAKING, GENERAL,        FR,
            45 EOM, UNDERTAKING, GENERAL,        FR, FRANCE_PUBLIC_UNDERTAKING
            30,     PRIVATE,     TRANSPORT,      FR,
            45,     PRIVATE,     TRANSPORT,      FR, FRANCE_TRANSPORT
            31,     PRIVATE,     PERISHABLE_FOOD,FR, FRANCE_PERISHABLE_FOOD
            20,     PRIVATE,     MEAT,           FR,
            21,     PRIVATE,     MEAT,           FR, FRANCE_MEAT
            EOM 30, PRIVATE,     ALCOHOL,        FR,
            60,     PRIVATE,     ALCOHOL,        FR, FRANCE_ALCOHOL
            45 EOM, PRIVATE,     WINE,           FR,
            31,     AUTHORITY,   GENERAL,        BE, BELGIUM_PUBLIC_30_DAYS
            60,     HOSPITAL,    GENERAL,        BE,
            45,     PRIVATE,     MEAT,           BE,
            """)
    void publicBuyersAndSomeGoodsHaveCeilingsOfTheirOwn(
            String terms, Buyer buyer, Goods goods, String country, String ceiling) {
        var found = TermsRules.beyond(PaymentTerms.parse(terms), country, buyer, goods, LocalDate.of(2026, 1, 1));
        assertThat(found.map(Enum::name).orElse(null)).isEqualTo(ceiling);
    }
}
