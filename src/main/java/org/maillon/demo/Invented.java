package org.maillon.demo;

import java.math.BigInteger;
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

    /** At bank 99999, which is nobody: valid by its RIB key and by ISO 13616. */
    static String frenchIban(int account) {
        var bank = 99_999L;
        var branch = 1L;
        var key = 97 - (89 * bank + 15 * branch + 3L * account) % 97;
        return iban("FR", String.format(Locale.ROOT, "%05d%05d%011d%02d", bank, branch, account, key));
    }

    /** At bank 999, which is nobody: valid by its own check digits and by ISO 13616. */
    static String belgianIban(int account) {
        var ten = 9_990_000_000L + account % 10_000_000;
        return iban("BE", String.format(Locale.ROOT, "%010d%02d", ten, ten % 97 == 0 ? 97 : ten % 97));
    }

    private static String iban(String country, String rest) {
        var letters = "" + (country.charAt(0) - 'A' + 10) + (country.charAt(1) - 'A' + 10);
        var remainder = new BigInteger(rest + letters + "00").mod(BigInteger.valueOf(97));
        return String.format(Locale.ROOT, "%s%02d%s", country, 98 - remainder.intValue(), rest);
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
