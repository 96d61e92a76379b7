package org.maillon.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.kernel.Iban;
import org.maillon.kernel.Money;

class PaymentReferenceRulesTest {
    @ParameterizedTest(name = "{0} / {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            FA20260001          |                          | RF26 FA20 2600 01    | true
            F-2026-0955         |                          | RF56 F202 6095 5     | true
            F1                  | vente +++010/8068/17183+++ | +++010/8068/17183+++ | false
            ***010/8068/17183*** |                         | +++010/8068/17183+++ | false
            # a communication with a wrong digit is not one
            F2                  | +++010/8068/17184+++     | RF71 F2              | true
            Facture n° 12 é     |                          | Facture n° 12 é      | false
            RF18539007547034    |                          | RF18 5390 0754 7034  | true
            """)
    void whatTheCustomerQuotes(String reference, String label, String shown, boolean structured) {
        var found = PaymentReferenceRules.of(reference, label == null ? "" : label);
        assertThat(found.shown()).isEqualTo(shown);
        assertThat(found.structured()).isEqualTo(structured);
    }

    @Test
    void severalInvoicesAreNamedAsFarAsATransferHolds() {
        assertThat(PaymentReferenceRules.ofAll(List.of("F-1", "F-2")).value()).isEqualTo("F-1 F-2");
        var many = PaymentReferenceRules.ofAll(java.util.Collections.nCopies(40, "F-2026-0001"))
                .value();
        assertThat(many).hasSizeLessThanOrEqualTo(140).endsWith("F-2026-0001");
    }

    /** The example of the European Payments Council's guideline, as published with its implementers. */
    @Test
    void theCodesTextIsThatOfTheGuideline() {
        var reference = PaymentReferenceRules.of("FA20260001", "");
        var iban = new Iban("FR7630006000011234567890189");
        assertThat(EpcCode.text("EXEMPLE SARL", iban, "", Money.euros(123_456), reference))
                .contains(
                        "BCD\n002\n1\nSCT\n\nEXEMPLE SARL\nFR7630006000011234567890189\nEUR1234.56\n\nRF26FA20260001");
    }

    @Test
    void aBelgianCommunicationIsWrittenAsText() {
        var reference = PaymentReferenceRules.of("+++010/8068/17183+++", "");
        var iban = new Iban("BE68539007547034");
        assertThat(EpcCode.text("Brasserie du Port", iban, "", Money.euros(100), reference)
                        .orElseThrow())
                .endsWith("EUR1.00\n\n\n+++010/8068/17183+++");
    }

    @Test
    void whatATransferCannotCarryHasNoCode() {
        var reference = PaymentReferenceRules.of("F1", "");
        var iban = new Iban("BE68539007547034");
        assertThat(EpcCode.text("X", iban, "", Money.euros(0), reference)).isEmpty();
        assertThat(EpcCode.text("X", iban, "", Money.euros(100_000_000_000L), reference))
                .isEmpty();
        assertThat(EpcCode.text("X", iban, "", new Money(100, java.util.Currency.getInstance("USD")), reference))
                .isEmpty();
    }

    /** What is drawn is read again by a reader that knows nothing of us, accents and all. */
    @ParameterizedTest
    @CsvSource({"Atelier Durand SAS", "Société Générale d’Épicerie"})
    void aCameraReadsWhatIsDrawn(String name) throws Exception {
        var reference = PaymentReferenceRules.of("F-2026-0955", "");
        var text = EpcCode.text(
                        name, new Iban("FR7630006000011234567890189"), "AGRIFRPP", Money.euros(714_050), reference)
                .orElseThrow();
        var picture = EpcCode.draw(text);
        assertThat(new QRCodeReader().decode(bitmap(picture)).getText()).isEqualTo(text);
    }

    private static BinaryBitmap bitmap(EpcCode.Picture picture) {
        int scale = 6;
        int side = picture.size() * scale;
        var points = new int[side * side];
        Arrays.fill(points, 0xFFFFFF);
        var black = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(picture.path());
        while (black.find()) {
            int left = Integer.parseInt(black.group(1)) * scale;
            int top = Integer.parseInt(black.group(2)) * scale;
            for (int y = top; y < top + scale; y++) Arrays.fill(points, y * side + left, y * side + left + scale, 0);
        }
        return new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, points)));
    }
}
