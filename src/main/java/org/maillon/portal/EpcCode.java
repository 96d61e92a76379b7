package org.maillon.portal;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.maillon.kernel.Iban;
import org.maillon.kernel.Money;
import org.maillon.portal.PaymentReferenceRules.PaymentReference;

/**
 * The QR code that fills a transfer in (EPC069-12 version 2.1, 2012: BCD, version 002, UTF-8, level M, 331 bytes at most): a
 * payment app reads it, nobody has to type.
 */
final class EpcCode {
    private static final long MOST_CENTS = 99_999_999_999L;
    private static final int MOST_BYTES = 331;
    private static final int LONGEST_NAME = 70;
    /** White around the code, in modules (ISO/IEC 18004). */
    private static final int QUIET = 4;

    private EpcCode() {}

    /** A square picture as the path of its black modules; {@code size} is the side of its view box. */
    record Picture(int size, String path) {}

    /** The code's text; empty where a transfer of this kind cannot carry it: another currency, nothing or too much to pay. */
    static Optional<String> text(String beneficiary, Iban iban, String bic, Money amount, PaymentReference reference) {
        boolean payable = amount.currency().equals(Money.EUR) && amount.cents() > 0 && amount.cents() <= MOST_CENTS;
        if (!payable) return Optional.empty();
        var text = String.join(
                "\n",
                "BCD",
                "002",
                "1",
                "SCT",
                line(bic, 11),
                line(beneficiary, LONGEST_NAME),
                iban.value(),
                "EUR" + BigDecimal.valueOf(amount.cents(), 2).toPlainString(),
                "",
                reference.structured() ? reference.value() : "",
                reference.structured() ? "" : line(reference.value(), 140));
        var shown = text.stripTrailing();
        return shown.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES ? Optional.of(shown) : Optional.empty();
    }

    static Picture draw(String text) {
        try {
            var code = Encoder.encode(text, ErrorCorrectionLevel.M, hints(text)).getMatrix();
            var path = new StringBuilder();
            for (int y = 0; y < code.getHeight(); y++) {
                for (int x = 0; x < code.getWidth(); x++) {
                    if (code.get(x, y) == 1)
                        path.append('M')
                                .append(x + QUIET)
                                .append(' ')
                                .append(y + QUIET)
                                .append("h1v1h-1z");
                }
            }
            return new Picture(code.getWidth() + 2 * QUIET, path.toString());
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A character set is named where it is needed only: some banks' readers stumble over it. */
    private static Map<EncodeHintType, ?> hints(String text) {
        boolean plain = StandardCharsets.US_ASCII.newEncoder().canEncode(text);
        return plain ? Map.of() : Map.of(EncodeHintType.CHARACTER_SET, "UTF-8");
    }

    private static String line(String text, int longest) {
        var one = text.replaceAll("[\\p{Cntrl}]+", " ").strip();
        return one.length() > longest ? one.substring(0, longest).strip() : one;
    }
}
