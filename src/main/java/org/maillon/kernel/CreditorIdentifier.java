package org.maillon.kernel;

/**
 * Who collects by SEPA direct debit (EPC262-08, attribute AT-02): country, two check digits, three characters of the
 * creditor's own choice that are not part of the check, and the national identifier; 8 to 35 characters.
 */
public record CreditorIdentifier(String value) {
    private static final int NATIONAL = 7;

    /** Takes the identifier with or without blanks; refuses wrong check digits and says which were expected. */
    public CreditorIdentifier {
        var read = Written.compact(value);
        if (!read.matches("[A-Z]{2}[0-9]{2}[0-9A-Z]{3}[0-9A-Z]{1,28}"))
            throw new InvalidValue("kernel.creditor.form", value.strip());
        var expected = checkOf(read.substring(NATIONAL), read.substring(0, 2));
        if (!read.substring(2, 4).equals(expected)) throw new InvalidValue("kernel.creditor.check", read, expected);
        value = read;
    }

    private static String checkOf(String national, String country) {
        return CheckDigits.twoDigits(98 - CheckDigits.mod97(national + country + "00"));
    }
}
