package org.maillon.kernel;

import java.util.regex.Pattern;

/** The nine digits by which INSEE knows a French company (Code de commerce, art. R123-221); the last is Luhn's. */
public record Siren(String digits) {
    private static final Pattern REGISTRATION =
            Pattern.compile("R\\.?C\\.?S\\.?\\s+\\p{L}[\\p{L}\\s'’-]{0,60}?\\s*[ABCD]?\\s*([0-9][0-9\\s]{8,14})");

    /** Takes the number with or without blanks and dots; refuses any other length and a wrong last digit. */
    public Siren {
        var read = Written.compact(digits);
        if (!read.matches("[0-9]{9}")) throw new InvalidValue("kernel.siren.form", digits.strip());
        char expected = CheckDigits.luhnDigitAfter(read.substring(0, 8));
        if (read.charAt(8) != expected) {
            throw new InvalidValue("kernel.siren.check", shown(read), String.valueOf(expected));
        }
        digits = read;
    }

    /**
     * Reads the mention of the commercial register as it stands on letters: {@code RCS Nancy B 323 159 715} (Code de commerce,
     * art. R123-237).
     */
    public static Siren ofRegistration(String text) {
        var read = REGISTRATION.matcher(text.strip());
        if (!read.matches()) throw new InvalidValue("kernel.siren.registration", text.strip());
        return new Siren(read.group(1));
    }

    /** 732 829 320 */
    public String display() {
        return shown(digits);
    }

    private static String shown(String digits) {
        return Written.grouped(digits, " ", 3);
    }
}
