package org.maillon.portal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.maillon.kernel.Iban;
import org.maillon.kernel.Money;
import org.maillon.messages.QrCode;
import org.maillon.portal.PaymentReferenceRules.PaymentReference;

/**
 * The QR code that fills a transfer in (EPC069-12 version 2.1, 2012: BCD, version 002, UTF-8, level M, 331 bytes at most): a
 * payment app reads it, nobody has to type.
 */
public final class EpcCode {
    private static final long MOST_CENTS = 99_999_999_999L;
    private static final int MOST_BYTES = 331;
    private static final int LONGEST_NAME = 70;

    private EpcCode() {}

    /** A square picture as the path of its black modules; {@code size} is the side of its view box. */
    public record Picture(int size, String path) {}

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

    /** Any text, such as an address, as a code that a camera reads. */
    public static Picture draw(String text) {
        var code = QrCode.of(text);
        var path = new StringBuilder();
        for (int row = 0; row < code.size(); row++) {
            for (int column = 0; column < code.size(); column++) {
                if (code.isDark(column, row))
                    path.append('M')
                            .append(column + QrCode.QUIET)
                            .append(' ')
                            .append(row + QrCode.QUIET)
                            .append("h1v1h-1z");
            }
        }
        return new Picture(code.size() + 2 * QrCode.QUIET, path.toString());
    }

    private static String line(String text, int longest) {
        var one = text.replaceAll("[\\p{Cntrl}]+", " ").strip();
        return one.length() > longest ? one.substring(0, longest).strip() : one;
    }
}
