package org.maillon.kernel;

import java.util.regex.Pattern;
import org.iban4j.CountryCode;
import org.iban4j.IbanFormatException;
import org.iban4j.IbanUtil;
import org.iban4j.InvalidCheckDigitException;
import org.iban4j.UnsupportedCountryException;

/**
 * An international bank account number (ISO 13616): length and structure of its country, modulo 97, and for Belgium,
 * France and Monaco the check digits of the national number inside it.
 */
public record Iban(String value) {
    private static final Pattern FRENCH_ACCOUNT = Pattern.compile("[0-9]{10}[0-9A-Z]{11}");
    private static final Pattern BELGIAN_ACCOUNT = Pattern.compile("[0-9]{12}");

    /** Takes the number with or without blanks; refuses with the reason, and the digits that were expected. */
    public Iban {
        var read = Written.compact(value);
        try {
            IbanUtil.validate(read);
        } catch (InvalidCheckDigitException wrong) {
            throw new InvalidValue("kernel.iban.check", shown(read), wrong.getExpected());
        } catch (UnsupportedCountryException unknown) {
            throw new InvalidValue("kernel.iban.country", value.strip());
        } catch (IbanFormatException wrong) {
            throw malformed(value.strip(), read, wrong);
        }
        checkNational(read);
        value = read;
    }

    /** Of a French account, by its bank (5 digits), branch (5 digits) and number (11): both checks are worked out. */
    public static Iban french(String bank, String branch, String account) {
        var national = bank + branch + account;
        if (!FRENCH_ACCOUNT.matcher(national).matches()) throw new InvalidValue("kernel.iban.form", national);
        return of("FR", national + ribKey(bank, branch, account));
    }

    /** Of a Belgian account of twelve digits; refuses one whose last two do not fit. */
    public static Iban belgian(String account) {
        if (!BELGIAN_ACCOUNT.matcher(account).matches()) throw new InvalidValue("kernel.iban.form", account);
        return of("BE", account);
    }

    private static Iban of(String country, String national) {
        int check = 98 - CheckDigits.mod97(national + country + "00");
        return new Iban(country + CheckDigits.twoDigits(check) + national);
    }

    /** Two letters, ISO 3166-1. */
    public String country() {
        return value.substring(0, 2);
    }

    /** In groups of four: FR76 3000 6000 0112 3456 7890 189 */
    public String display() {
        return shown(value);
    }

    private static InvalidValue malformed(String value, String read, IbanFormatException wrong) {
        return switch (wrong.getFormatViolation()) {
            case COUNTRY_CODE_EXISTS, COUNTRY_CODE_TWO_LETTERS, COUNTRY_CODE_UPPER_CASE_LETTERS ->
                new InvalidValue("kernel.iban.country", value);
            case BBAN_LENGTH ->
                new InvalidValue(
                        "kernel.iban.length",
                        shown(read),
                        String.valueOf(lengthOf(read)),
                        String.valueOf(read.length()));
            default -> new InvalidValue("kernel.iban.form", value);
        };
    }

    private static int lengthOf(String read) {
        return IbanUtil.getIbanLength(CountryCode.getByCode(read.substring(0, 2)));
    }

    private static void checkNational(String read) {
        var expected = switch (read.substring(0, 2)) {
            case "BE" -> belgianCheck(read.substring(4, 14));
            case "FR", "MC" -> ribKey(read.substring(4, 9), read.substring(9, 14), read.substring(14, 25));
            default -> "";
        };
        if (!read.endsWith(expected)) throw new InvalidValue("kernel.iban.national-check", shown(read), expected);
    }

    private static String belgianCheck(String account) {
        int remainder = CheckDigits.mod97(account);
        return CheckDigits.twoDigits(remainder == 0 ? 97 : remainder);
    }

    /** The key of a French account (RIB), its letters read as 1 to 9 in the three rows A-I, J-R and S-Z (from 2). */
    private static String ribKey(String bank, String branch, String account) {
        long sum = 89 * Long.parseLong(bank) + 15 * Long.parseLong(branch) + 3 * Long.parseLong(ribDigits(account));
        return CheckDigits.twoDigits((int) (97 - sum % 97));
    }

    private static String ribDigits(String account) {
        var digits = new StringBuilder(account);
        for (int i = 0; i < account.length(); i++) {
            int value = Character.digit(account.charAt(i), 36);
            if (value >= 10) digits.setCharAt(i, (char) ('1' + (value - (value < 28 ? 10 : 9)) % 9));
        }
        return digits.toString();
    }

    private static String shown(String read) {
        return Written.grouped(read, " ", 4);
    }
}
