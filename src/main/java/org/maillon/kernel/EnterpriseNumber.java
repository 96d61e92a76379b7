package org.maillon.kernel;

/**
 * The ten digits by which the Belgian register of enterprises (BCE, KBO) knows a company, beginning with 0, or with 1
 * since 19 September 2023; the last two are 97 less the remainder of the first eight by 97.
 */
public record EnterpriseNumber(String digits) {
    /** Takes the number with or without blanks and dots; the nine digits in use before 2005 get their 0. */
    public EnterpriseNumber {
        var read = Written.compact(digits);
        if (read.matches("[0-9]{9}")) read = "0" + read;
        if (!read.matches("[01][0-9]{9}")) throw new InvalidValue("kernel.enterprise-number.form", digits.strip());
        var expected = CheckDigits.twoDigits(97 - CheckDigits.mod97(read.substring(0, 8)));
        if (!read.endsWith(expected)) {
            throw new InvalidValue("kernel.enterprise-number.check", shown(read), expected);
        }
        digits = read;
    }

    /** Also takes the number with the BE of a VAT number before it. */
    public static EnterpriseNumber parse(String text) {
        var read = Written.compact(text);
        return new EnterpriseNumber(read.startsWith("BE") ? read.substring(2) : text);
    }

    /** 0403.019.261 */
    public String display() {
        return shown(digits);
    }

    private static String shown(String digits) {
        return Written.grouped(digits, ".", 4, 3);
    }
}
