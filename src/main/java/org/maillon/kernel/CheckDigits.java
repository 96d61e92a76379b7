package org.maillon.kernel;

/** The two families of check digits that identifiers use: Luhn (ISO/IEC 7812-1) and modulo 97 (ISO/IEC 7064). */
final class CheckDigits {
    private CheckDigits() {}

    /** The digit that, put after these, makes the whole pass Luhn. */
    static char luhnDigitAfter(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? 2 * digit : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    static int sumOf(String digits) {
        return digits.chars().map(digit -> digit - '0').sum();
    }

    /** The remainder by 97 of digits and capitals, where A is 10 and Z is 35. */
    static int mod97(String text) {
        int remainder = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = Character.digit(text.charAt(i), 36);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder;
    }

    static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
