package org.maillon.kernel;

/**
 * The fourteen digits of one establishment of a French company: its SIREN and five more. All of them pass Luhn, except
 * those of La Poste (SIREN 356 000 000) other than its head office, whose digits add up to a multiple of five.
 */
public record Siret(String digits) {
    private static final String LA_POSTE = "356000000";
    private static final String LA_POSTE_HEAD_OFFICE = "35600000000048";

    /** Takes the number with or without blanks and dots; refuses any other length and a wrong last digit. */
    public Siret {
        var read = Written.compact(digits);
        if (!read.matches("[0-9]{14}")) throw new InvalidValue("kernel.siret.form", digits.strip());
        if (read.startsWith(LA_POSTE) && !read.equals(LA_POSTE_HEAD_OFFICE)) {
            if (CheckDigits.sumOf(read) % 5 != 0) throw new InvalidValue("kernel.siret.la-poste", shown(read));
        } else {
            checkLuhn(read);
        }
        digits = read;
    }

    private static void checkLuhn(String read) {
        char expected = CheckDigits.luhnDigitAfter(read.substring(0, 13));
        if (read.charAt(13) != expected) {
            throw new InvalidValue("kernel.siret.check", shown(read), String.valueOf(expected));
        }
    }

    public Siren siren() {
        return new Siren(digits.substring(0, 9));
    }

    /** 732 829 320 00074 */
    public String display() {
        return shown(digits);
    }

    private static String shown(String digits) {
        return Written.grouped(digits, " ", 3, 3, 3, 5);
    }
}
