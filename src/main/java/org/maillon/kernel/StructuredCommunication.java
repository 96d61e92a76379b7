package org.maillon.kernel;

import java.util.regex.Pattern;

/**
 * The Belgian structured communication of a transfer (OGM, VCS): ten digits and their remainder by 97, which is written
 * 97 where it is 0.
 */
public record StructuredCommunication(String digits) {
    private static final Pattern FRAME = Pattern.compile("^(\\+{3}|\\*{3})(.*)\\1$");

    /** Takes twelve digits, with or without +++ or ***, slashes and blanks. */
    public StructuredCommunication {
        var read = Written.compact(FRAME.matcher(digits.strip()).replaceFirst("$2"))
                .replace("/", "");
        if (!read.matches("[0-9]{12}")) throw new InvalidValue("kernel.ogm.form", digits.strip());
        var expected = checkOf(read.substring(0, 10));
        if (!read.endsWith(expected)) throw new InvalidValue("kernel.ogm.check", shown(read), expected);
        digits = read;
    }

    /** The communication that carries this number, from 0 to 9 999 999 999. */
    public static StructuredCommunication of(long number) {
        var base = "0000000000" + number;
        if (number < 0 || number > 9_999_999_999L) throw new InvalidValue("kernel.ogm.base", Long.toString(number));
        var ten = base.substring(base.length() - 10);
        return new StructuredCommunication(ten + checkOf(ten));
    }

    /** The ten digits without their check. */
    public long number() {
        return Long.parseLong(digits.substring(0, 10));
    }

    /** +++010/8068/17183+++ */
    public String display() {
        return shown(digits);
    }

    private static String checkOf(String ten) {
        int remainder = CheckDigits.mod97(ten);
        return CheckDigits.twoDigits(remainder == 0 ? 97 : remainder);
    }

    private static String shown(String digits) {
        return "+++" + Written.grouped(digits, "/", 3, 4, 5) + "+++";
    }
}
