package org.maillon.deliveries;

import org.maillon.kernel.InvalidValue;

/** Words that people type and that stand on a signed note: blanks in order, nothing that cannot be seen. */
final class SignedText {
    private SignedText() {}

    /** On one line; refused with this key, and the most characters as its argument, where it is longer. */
    static String line(String typed, int most, String tooLong) {
        return cut(typed.replaceAll("[\\s\\p{Cntrl}]+", " "), most, tooLong);
    }

    /** With its own lines. */
    static String lines(String typed, int most, String tooLong) {
        return cut(typed.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\n]]+", " "), most, tooLong);
    }

    private static String cut(String text, int most, String tooLong) {
        var plain = text.replaceAll("[\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}]", "").strip();
        if (plain.length() > most) throw new InvalidValue(tooLong, Integer.toString(most));
        return plain;
    }
}
