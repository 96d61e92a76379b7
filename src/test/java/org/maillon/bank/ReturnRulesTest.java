package org.maillon.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -100 | REJET PRLV SEPA DUPONT PROVISION INSUFFISANTE | true
            -100 | CHEQUE IMPAYÉ 0001234                         | true
            -100 | IMPAYE LCR ECH 310526                         | true
            -100 | RETOUR PRLV DUPONT                            | true
            -100 | Geweigerde domiciliëring DUPONT               | true
            -100 | Onbetaald bedrag factuur 7                    | true
            -100 | DEVOLUCIÓN RECIBO DUPONT                      | true
            -100 | Returned direct debit DUPONT                  | true
            -15  | FRAIS REJET PRLV DUPONT                       | false
            -15  | COMMISSION IMPAYE                             | false
            -15  | Kosten geweigerde domiciliëring               | false
            -100 | PRLV SEPA EDF                                 | false
            -100 | VIR REJETON SARL                              | false
            100  | REJET VIREMENT EMIS                           | false
            """)
    void a_debit_that_takes_back_a_payment_is_told_by_its_words(long cents, String text, boolean returned) {
        assertThat(ReturnRules.returned(cents, text)).isEqualTo(returned);
    }
}
