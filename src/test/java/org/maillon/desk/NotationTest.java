package org.maillon.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;

/** In the tables "_" is a no-break space and "'" a narrow one. */
class NotationTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            FR | 123456  | EUR | 1'234,56_€   | 1'235_€
            FR | -123456 | EUR | -1'234,56_€  | -1'235_€
            FR | 5       | EUR | 0,05_€       | 0_€
            NL | 123456  | EUR | €_1.234,56   | €_1.235
            EN | 123456  | EUR | €1,234.56    | €1,235
            EN | 123456  | GBP | £1,234.56    | £1,235
            FR | 123456  | GBP | 1'234,56_£GB | 1'235_£GB
            FR | 1234    | JPY | 1'234_JPY    | 1'234_JPY""")
    void amountsAreWrittenAsTheReadersCountryDoes(
            Language language, long cents, String currency, String exact, String brief) {
        var money = new Money(cents, Currency.getInstance(currency));
        assertThat(new Notation(language).money(money)).isEqualTo(spaced(exact));
        assertThat(new Notation(language).moneyShort(money)).isEqualTo(spaced(brief));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            FR | 2026-10-31 | 31_oct._2026 | samedi 31_octobre
            FR | 2026-12-01 | 1er_déc._2026 | mardi 1er_décembre
            NL | 2026-10-31 | 31_okt_2026  | zaterdag 31_oktober
            EN | 2026-10-31 | 31_Oct_2026  | Saturday 31_October""")
    void daysAreWrittenAsTheReadersCountryDoes(Language language, LocalDate day, String brief, String full) {
        assertThat(new Notation(language).day(day)).isEqualTo(spaced(brief));
        assertThat(new Notation(language).dayLong(day)).isEqualTo(spaced(full));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            FR | 52   | 52_jours_de_retard
            FR | 1    | 1_jour_de_retard
            FR | 0    | à_l’échéance
            FR | -1   | demain
            FR | -7   | dans_7_jours
            FR | 1200 | 1'200_jours_de_retard
            NL | 52   | 52_dagen_te_laat
            EN | 1    | 1_day_late""")
    void latenessIsSaidInWords(Language language, int days, String words) {
        assertThat(new Notation(language).daysLate(days)).isEqualTo(spaced(words));
    }

    private static String spaced(String text) {
        return text.replace('_', '\u00a0').replace('\'', '\u202f');
    }
}
