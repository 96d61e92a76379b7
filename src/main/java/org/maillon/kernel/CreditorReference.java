package org.maillon.kernel;

/** The creditor's reference for a payment (ISO 11649): RF, two check digits, up to 21 letters and digits. */
public record CreditorReference(String value) {
    /** Takes the reference with or without blanks; refuses wrong check digits and says which were expected. */
    public CreditorReference {
        var read = Written.compact(value);
        if (!read.matches("RF[0-9]{2}[0-9A-Z]{1,21}")) throw new InvalidValue("kernel.rf.form", value.strip());
        var expected = checkOf(read.substring(4));
        if (CheckDigits.mod97(read.substring(4) + read.substring(0, 4)) != 1) {
            throw new InvalidValue("kernel.rf.check", shown(read), expected);
        }
        value = read;
    }

    /** The reference that carries this number of an invoice or customer: letters and digits, at most 21. */
    public static CreditorReference of(String base) {
        var read = Written.compact(base);
        if (!read.matches("[0-9A-Z]{1,21}")) throw new InvalidValue("kernel.rf.base", base.strip());
        return new CreditorReference("RF" + checkOf(read) + read);
    }

    /** In groups of four: RF18 5390 0754 7034 */
    public String display() {
        return shown(value);
    }

    private static String checkOf(String base) {
        return CheckDigits.twoDigits(98 - CheckDigits.mod97(base + "RF00"));
    }

    private static String shown(String read) {
        return Written.grouped(read, " ", 4);
    }
}
