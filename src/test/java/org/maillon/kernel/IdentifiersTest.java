package org.maillon.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.kernel.IdentifierCheck.Kind;

class IdentifiersTest {
    @ParameterizedTest(name = "{0} {1} is sound: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        FR_SIREN | 732829320                     | true
        FR_SIREN | 443061841                     | true
        FR_SIREN | 356000000                     | true
        FR_SIREN | 732 829 320                   | true
        FR_SIREN | 123456789                     | false
        FR_SIREN | 732829321                     | false
        FR_SIREN | 73282932                      | false
        FR_SIRET | 73282932000074                | true
        FR_SIRET | 73282932000079                | false
        FR_SIRET | 35600000000048                | true
        FR_SIRET | 35600000049837                | true
        FR_SIRET | 35600000009075                | true
        FR_SIRET | 35600000049838                | false
        FR_VAT   | FR44732829320                 | true
        FR_VAT   | FR64443061841                 | true
        FR_VAT   | FR39356000000                 | true
        FR_VAT   | 40303265045                   | true
        FR_VAT   | 23334175221                   | true
        FR_VAT   | 84323140391                   | false
        FR_VAT   | K7399859412                   | true
        FR_VAT   | 4Z123456782                   | true
        FR_VAT   | L7399859412                   | false
        FR_VAT   | FR00732829320                 | false
        BE_VAT   | 0403019261                    | true
        BE_VAT   | BE 0403.019.261               | true
        BE_VAT   | 403019261                     | true
        BE_VAT   | 0428759497                    | true
        BE_VAT   | 0314595348                    | true
        BE_VAT   | 0417497106                    | true
        BE_VAT   | 1003666423                    | true
        BE_VAT   | 1000000021                    | true
        BE_VAT   | 0431150351                    | false
        BE_VAT   | 2403019261                    | false
        EU_VAT   | DE123456789                   | true
        EU_VAT   | NL123456789B01                | true
        EU_VAT   | NL123456789                   | false
        EU_VAT   | US123456789                   | false
        EU_VAT   | FR36000006022                 | true
        IBAN     | FR1420041010050500013M02606   | true
        IBAN     | FR7630006000011234567890189   | true
        IBAN     | BE68539007547034              | true
        IBAN     | BE71096123456769              | true
        IBAN     | BE62510007547061              | true
        IBAN     | DE89370400440532013000        | true
        IBAN     | DE89 3704 0044 0532 0130 00   | true
        IBAN     | FR7630006000011234567890188   | false
        IBAN     | FR763000600001123456789018    | false
        IBAN     | XX7630006000011234567890188   | false
        BE_IBAN  | BE68539007547034              | true
        BE_IBAN  | DE89370400440532013000        | false
        RF       | RF18539007547034              | true
        RF       | RF712348231                   | true
        RF       | RF26FA20260001                | true
        RF       | RF98INV2026000123             | true
        RF       | RF25A                         | true
        RF       | RF45G72UUR                    | true
        RF       | RF35C4                        | false
        BE_VAT   | 0566.988.259                  | true
        BE_OGM   | 006272248958                  | true
        RF       | RF19539007547034              | false
        BE_OGM   | +++010/8068/17183+++          | true
        BE_OGM   | ***010/8068/17183***          | true
        BE_OGM   | 010806817183                  | true
        BE_OGM   | +++ 010 / 8068 / 17183 +++    | true
        BE_OGM   | +++010/8068/17184+++          | false
        BE_OGM   | +++010/8068/17183***          | false
        """)
    void aKindKnowsItsOwn(Kind kind, String value, boolean valid) {
        assertThat(IdentifierCheck.check(kind, value).valid()).isEqualTo(valid);
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        FR_SIREN | 732829321                   | The SIREN 732 829 321 has a wrong digit: by the first eight, the last one would be 0. Look for the typing error.
        FR_SIRET | 73282932000079              | The SIRET 732 829 320 00079 has a wrong digit: by the first thirteen, the last one would be 4. Look for the typing error.
        FR_VAT   | FR00732829320               | The VAT number FR00732829320 has a wrong key: for this SIREN the key is 44.
        BE_VAT   | 0403019262                  | The enterprise number 0403.019.262 has a wrong digit: by the first eight, the last two would be 61.
        IBAN     | FR7730006000011234567890189 | The IBAN FR77 3000 6000 0112 3456 7890 189 has a wrong character: its check digits, after the country code, would be 76. Look for the typing error.
        IBAN     | FR0630006000011234567890188 | The IBAN FR06 3000 6000 0112 3456 7890 188 holds a wrong account number: its last two digits would be 89. Ask for a bank document.
        IBAN     | BE6853900754703             | The IBAN BE68 5390 0754 703 has 15 characters; this country’s have 16.
        RF       | RF19539007547034            | The creditor reference RF19 5390 0754 7034 has a wrong character: its two digits after RF would be 18.
        BE_OGM   | 010806817184                | The structured communication +++010/8068/17184+++ has a wrong digit: the last two would be 83.
        """)
    void aRefusalSaysWhatWasExpected(Kind kind, String value, String reason) {
        assertThat(IdentifierCheck.check(kind, value).reason(Language.EN)).contains(reason);
    }

    @Test
    void eachIsShownAsItsCountryWritesIt() {
        assertThat(new Siren("732829320").display()).isEqualTo("732 829 320");
        assertThat(new Siret("73282932000074").display()).isEqualTo("732 829 320 00074");
        assertThat(new VatNumber("fr44732829320").display()).isEqualTo("FR 44 732 829 320");
        assertThat(new VatNumber("BE403019261").display()).isEqualTo("BE 0403.019.261");
        assertThat(new EnterpriseNumber("403019261").display()).isEqualTo("0403.019.261");
        assertThat(new Iban("FR7630006000011234567890189").display()).isEqualTo("FR76 3000 6000 0112 3456 7890 189");
        assertThat(new CreditorReference("rf18539007547034").display()).isEqualTo("RF18 5390 0754 7034");
        assertThat(new StructuredCommunication("010806817183").display()).isEqualTo("+++010/8068/17183+++");
    }

    @Test
    void an_iban_is_made_of_the_account_that_files_of_banks_name() {
        assertThat(Iban.french("30006", "00001", "12345678901").value()).isEqualTo("FR7630006000011234567890189");
        assertThat(Iban.french("20041", "01005", "0500013M026").value()).isEqualTo("FR1420041010050500013M02606");
        assertThat(Iban.belgian("539007547034").value()).isEqualTo("BE68539007547034");
        assertThatThrownBy(() -> Iban.belgian("539007547035")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Iban.french("30006", "1", "12345678901")).isInstanceOf(InvalidValue.class);
    }

    @Test
    void aSirenGivesItsVatNumberAndAVatNumberItsSiren() {
        var siren = new Siret("73282932000074").siren();
        assertThat(VatNumber.of(siren).value()).isEqualTo("FR44732829320");
        assertThat(VatNumber.of(siren).siren()).contains(siren);
        assertThat(new VatNumber("FR36000006022").siren()).as("Monaco").isEmpty();
        var number = new EnterpriseNumber("0403019261");
        assertThat(VatNumber.of(number).enterpriseNumber()).contains(number);
    }

    @ParameterizedTest(name = "{0} makes {1}")
    @CsvSource({
        "539007547034, RF18539007547034",
        "2348231, RF712348231",
        "FA20260001, RF26FA20260001",
        "INV2026000123, RF98INV2026000123",
        "A, RF25A"
    })
    void aNumberMakesACreditorReference(String base, String reference) {
        assertThat(CreditorReference.of(base).value()).isEqualTo(reference);
    }

    @ParameterizedTest(name = "{0} makes {1}")
    @CsvSource({
        "1, +++000/0000/00101+++",
        "97, +++000/0000/09797+++",
        "108068171, +++010/8068/17183+++",
        "2026000, +++000/2026/00058+++",
        "1234567890, +++123/4567/89002+++",
        "909337550, +++090/9337/55089+++"
    })
    void aNumberMakesAStructuredCommunication(long number, String display) {
        assertThat(StructuredCommunication.of(number).display()).isEqualTo(display);
        assertThat(new StructuredCommunication(display).number()).isEqualTo(number);
    }

    @Test
    void theReasonHasAKeyThatStaysAndASentencePerLanguage() {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new Siren("732829321"))
                .satisfies(wrong -> {
                    assertThat(wrong.key()).isEqualTo("kernel.siren.check");
                    assertThat(wrong.in(Language.FR)).contains("le dernier serait 0");
                    assertThat(wrong.in(Language.NL)).contains("is het laatste 0");
                });
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "FR_SIREN, 732829320",
        "FR_SIRET, 73282932000074",
        "FR_VAT, FR44732829320",
        "BE_VAT, 0403019261",
        "IBAN, FR1420041010050500013M02606",
        "BE_IBAN, BE68539007547034",
        "RF, RF98INV2026000123",
        "BE_OGM, 010806817183"
    })
    void oneMistypedDigitIsAlwaysFound(Kind kind, String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!Character.isDigit(value.charAt(i))) continue;
            for (char digit = '0'; digit <= '9'; digit++) {
                var typed = new StringBuilder(value);
                typed.setCharAt(i, digit);
                assertThat(IdentifierCheck.check(kind, typed.toString()).valid())
                        .as(typed.toString())
                        .isEqualTo(typed.toString().equals(value));
            }
        }
    }

    @Test
    void whateverIsTypedGetsAnAnswer() {
        var dice = new Random(42);
        var keys = "0123456789ABEFGRSXYZ+*/ .-éΩ٣\u202f";
        for (int i = 0; i < 10_000; i++) {
            var typed = new StringBuilder(new String[] {"", "FR", "BE", "FR76", "RF", "+++", "DE"}[dice.nextInt(7)]);
            for (int length = dice.nextInt(30); length > 0; length--) {
                typed.append(keys.charAt(dice.nextInt(i % 2 == 0 ? 10 : keys.length())));
            }
            for (var kind : Kind.values()) {
                var verdict = IdentifierCheck.check(kind, typed.toString());
                assertThat(verdict.valid()).isEqualTo(verdict.reasonKey() == null);
            }
        }
    }

    @Test
    void nothingAtAllIsRefusedToo() {
        for (var kind : Kind.values()) {
            for (var value : new String[] {"", " ", "é", "+++", "RF", "FR", "BE", "٣٥٦٠٠٠٠٠٠"}) {
                assertThat(IdentifierCheck.check(kind, value).valid())
                        .as(kind + " " + value)
                        .isFalse();
            }
        }
    }
}
