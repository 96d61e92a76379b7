package org.maillon.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditorIdentifierTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            DE98ZZZ09999999999     , DE98ZZZ09999999999
            de98 zzz 0999 9999 999 , DE98ZZZ09999999999
            DE98001 09999999999    , DE9800109999999999
            """)
    void isTakenWithItsCheckDigitsWhateverTheThreeCharacters(String written, String value) {
        assertThat(new CreditorIdentifier(written).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            DE99ZZZ09999999999 , kernel.creditor.check
            DE98ZZZ09999999998 , kernel.creditor.check
            D98ZZZ0999         , kernel.creditor.form
            DE98ZZ             , kernel.creditor.form
            DE98ZZZ0<script>   , kernel.creditor.form
            """)
    void isRefusedWithTheReason(String written, String key) {
        assertThatThrownBy(() -> new CreditorIdentifier(written))
                .isInstanceOfSatisfying(
                        InvalidValue.class, wrong -> assertThat(wrong.key()).isEqualTo(key));
    }
}
