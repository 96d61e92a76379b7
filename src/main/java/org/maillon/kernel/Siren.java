package org.maillon.kernel;

/** The nine digits by which INSEE knows a French company (Code de commerce, art. R123-221); the last is Luhn's. */
public record Siren(String digits) {
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

    /** 732 829 320 */
    public String display() {
        return shown(digits);
    }

    private static String shown(String digits) {
        return Written.grouped(digits, " ", 3);
    }
}
