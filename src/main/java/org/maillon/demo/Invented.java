package org.maillon.demo;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Identifiers that pass every check and belong to nobody: SIREN beginning with 000, Belgian enterprise numbers beginning
 * with 0999, domains under {@code .example} (RFC 2606), French numbers from the blocks ARCEP keeps for works of fiction.
 */
final class Invented {
    private static final String[] FRENCH_PHONES = {
        "01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49", "06 39 98"
    };

    private Invented() {}

    /** Nine digits, the last by Luhn; the serial has up to five digits. */
    static String siren(int serial) {
        var eight = String.format(Locale.ROOT, "%08d", serial);
        return eight + luhnDigit(eight);
    }

    /** Ten digits, the last two being 97 minus the first eight modulo 97; the serial has up to four digits. */
    static String enterpriseNumber(int serial) {
        var eight = 9_990_000 + serial;
        return String.format(Locale.ROOT, "%08d%02d", eight, 97 - eight % 97);
    }

    /** FR, the key (12 + 3 × SIREN modulo 97) modulo 97, and the SIREN. */
    static String frenchVat(String siren) {
        return String.format(Locale.ROOT, "FR%02d%s", (12 + 3 * (Long.parseLong(siren) % 97)) % 97, siren);
    }

    static String frenchPhone(Dice dice) {
        return String.format(
                Locale.ROOT,
                "%s %02d %02d",
                FRENCH_PHONES[dice.between(0, FRENCH_PHONES.length - 1)],
                dice.between(0, 99),
                dice.between(0, 99));
    }

    static String belgianPhone(Dice dice) {
        return String.format(Locale.ROOT, "0460 00 %02d %02d", dice.between(0, 99), dice.between(0, 99));
    }

    static String domain(String company) {
        return slug(company) + ".example";
    }

    /** Lower-case letters and digits with single hyphens, at most forty characters: a label of a domain name. */
    static String slug(String text) {
        var plain = Normalizer.normalize(text.replace("ø", "o").replace("Ø", "O"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        return plain.substring(0, Math.min(40, plain.length())).replaceAll("^-|-$", "");
    }

    private static int luhnDigit(String digits) {
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit * 2 / 10 + digit * 2 % 10 : digit;
        }
        return (10 - sum % 10) % 10;
    }
}
