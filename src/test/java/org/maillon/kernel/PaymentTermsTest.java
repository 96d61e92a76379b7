package org.maillon.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.maillon.kernel.LegalCeiling.*;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentTermsTest {
    @ParameterizedTest(name = "issued on {0}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        issued     | 60 days    | 45 then end of month | end of month then 45 | periodic   | 30 days
        2026-01-15 | 2026-03-16 | 2026-03-31           | 2026-03-17           | 2026-03-01 | 2026-02-14
        2026-01-31 | 2026-04-01 | 2026-03-31           | 2026-03-17           | 2026-03-17 | 2026-03-02
        2026-02-01 | 2026-04-02 | 2026-03-31           | 2026-04-14           | 2026-03-18 | 2026-03-03
        2026-06-16 | 2026-08-15 | 2026-07-31           | 2026-08-14           | 2026-07-31 | 2026-07-16
        2026-06-17 | 2026-08-16 | 2026-08-31           | 2026-08-14           | 2026-08-01 | 2026-07-17
        2026-11-21 | 2027-01-20 | 2027-01-31           | 2027-01-14           | 2027-01-05 | 2026-12-21
        2027-12-20 | 2028-02-18 | 2028-02-29           | 2028-02-14           | 2028-02-03 | 2028-01-19
        """)
    void theLatestLawfulDueDay(
            LocalDate issuedOn,
            LocalDate sixty,
            LocalDate thenMonth,
            LocalDate monthThen,
            LocalDate periodic,
            LocalDate thirty) {
        assertThat(FRANCE_60_DAYS.latestDueOn(issuedOn)).isEqualTo(sixty);
        assertThat(BELGIUM_60_DAYS.latestDueOn(issuedOn)).isEqualTo(sixty);
        assertThat(FRANCE_45_DAYS_THEN_END_OF_MONTH.latestDueOn(issuedOn)).isEqualTo(thenMonth);
        assertThat(FRANCE_END_OF_MONTH_THEN_45_DAYS.latestDueOn(issuedOn)).isEqualTo(monthThen);
        assertThat(FRANCE_PERIODIC_INVOICE.latestDueOn(issuedOn)).isEqualTo(periodic);
        assertThat(FRANCE_TRANSPORT.latestDueOn(issuedOn)).isEqualTo(thirty);
    }

    @ParameterizedTest(name = "{0}, issued on {1}, falls due on {2}")
    @CsvSource(delimiter = '|', textBlock = """
        30 days decade                | 2026-03-05 | 2026-04-09
        30 days decade                | 2026-03-12 | 2026-04-19
        30 days decade                | 2026-03-26 | 2026-04-30
        30 days decade                | 2026-02-26 | 2026-03-30
        30 days decade                | 2026-03-10 | 2026-04-09
        30 days decade                | 2026-03-21 | 2026-04-30
        60 jours fin de mois le 17    | 2003-03-01 | 2003-05-17
        30 jours fin de mois le 31    | 2026-02-10 | 2026-04-30
        30 jours fin de mois le 10    | 2026-01-15 | 2026-03-10
        fin de mois                   | 2026-02-10 | 2026-02-28
        45 jours fin de mois          | 2011-10-05 | 2011-11-30
        fin de mois 45 jours          | 2011-10-05 | 2011-12-15
        30 jours fin de mois          | 2023-01-05 | 2023-02-28
        comptant                      | 2026-02-10 | 2026-02-10
        """)
    void fallsDue(String terms, LocalDate issuedOn, LocalDate dueOn) {
        assertThat(PaymentTerms.parse(terms).dueOn(issuedOn)).isEqualTo(dueOn);
    }

    @ParameterizedTest(name = "“{0}” is {1}")
    @CsvSource(delimiter = '|', textBlock = """
        30                                          | 30
        30 days                                     | 30
        30 jours                                    | 30
        30 jours nets                               | 30
        30j net                                     | 30
        Net 30                                      | 30
        à 30 jours                                  | 30
        30 jours date de facture                    | 30
        30 jours date d’émission de la facture      | 30
        30 jours à compter de la date de facture    | 30
        30 days from invoice date                   | 30
        within 30 days of invoice                   | 30
        30 dagen na factuurdatum                    | 30
        binnen 30 dagen                             | 30
        30 kalenderdagen                            | 30
        0                                           | 0
        comptant                                    | 0
        à réception de facture                      | 0
        Due on receipt                              | 0
        contant                                     | 0
        30 days end of month                        | 30 EOM
        30 jours fin de mois                        | 30 EOM
        30 jours, fin de mois                       | 30 EOM
        30 FDM                                      | 30 EOM
        30j f.d.m.                                  | 30 EOM
        30 dagen einde maand                        | 30 EOM
        45 days EOM                                 | 45 EOM
        fin de mois                                 | 0 EOM
        end of month then 45                        | EOM 45
        fin de mois 45 jours                        | EOM 45
        fin de mois + 45 jours                      | EOM 45
        einde maand, dan 45 dagen                   | EOM 45
        30 jours fin de mois le 10                  | 30 EOM 10
        30 jours fin de mois, le 1er                | 30 EOM 1
        30 FDM 10                                   | 30 EOM 10
        30 days end of month the 10th               | 30 EOM 10
        30 dagen einde maand de 10e                 | 30 EOM 10
        fin de mois le 15                           | 0 EOM 15
        30 days decade                              | TEN 30
        30 jours fin de décade                      | TEN 30
        10 jours fin de décade                      | TEN 10
        30 dagen einde decade                       | TEN 30
        """)
    void readsHowPeopleWriteThem(String words, String canonical) {
        assertThat(PaymentTerms.parse(words).canonical()).isEqualTo(canonical);
    }

    @ParameterizedTest(name = "“{0}” leaves a doubt")
    @ValueSource(
            strings = {
                "",
                "bientôt",
                "30 jours environ",
                "30 jours le 10",
                "2 mois",
                "30 jours fin de mois 10 jours",
                "30 45",
                "-30",
                "366",
                "99999999999",
                "30 jours fin de mois le 32",
                "30 jours fin de mois le 0",
                "30%",
                "2 % 10, net 30"
            })
    void refusesWhatItDoesNotFullyUnderstand(String words) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> PaymentTerms.parse(words));
    }

    @Test
    void theShortFormAndTheDescriptionsAreReadBack() {
        for (int days = 0; days <= 365; days += days < 5 ? 1 : 40) {
            for (var terms : new PaymentTerms[] {
                new PaymentTerms.NetDays(days),
                new PaymentTerms.DaysEndOfMonth(days),
                new PaymentTerms.EndOfMonthDays(days),
                new PaymentTerms.DaysEndOfMonthOn(days, 1 + days % 31),
                new PaymentTerms.TenDayPeriodDays(days)
            }) {
                assertThat(PaymentTerms.parse(terms.canonical())).isEqualTo(terms);
                for (var language : Language.values()) {
                    if (terms instanceof PaymentTerms.DaysEndOfMonthOn && language == Language.EN) continue;
                    assertThat(PaymentTerms.parse(terms.describe(language)))
                            .as(terms.describe(language))
                            .isEqualTo(terms);
                }
            }
        }
    }

    @Test
    void aLetterSaysThemInWords() {
        assertThat(PaymentTerms.parse("30 FDM 10").describe(Language.FR))
                .isEqualTo("30\u00a0jours, puis fin de mois, le 10");
        assertThat(PaymentTerms.parse("EOM 45").describe(Language.NL)).isEqualTo("einde maand, dan 45\u00a0dagen");
        assertThat(PaymentTerms.parse("30").describe(Language.EN)).isEqualTo("30\u00a0days from the invoice date");
    }
}
