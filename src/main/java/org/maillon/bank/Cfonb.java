package org.maillon.bank;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankProblem.Code;
import org.maillon.kernel.Iban;
import org.maillon.kernel.InvalidValue;

/**
 * What the records of the French banks' committee (CFONB) have in common: signed amounts whose last digit bears the
 * sign, days as DDMMYY, accounts by bank, branch and number.
 */
final class Cfonb {
    private static final String CREDIT = "{ABCDEFGHI";
    private static final String DEBIT = "}JKLMNOPQR";
    /** What stands in place of the braces where a file went through the French national character set. */
    private static final String FRENCH_BRACES = "éè";

    private static final int FIRST_YEAR_OF_THE_LAST_CENTURY = 70;

    private Cfonb() {}

    /**
     * Minor units, below 0 for a debit, of an amount such as {@code 0000000001904}}: the last character is a digit and
     * the sign, the record tells how many decimals there are.
     */
    static long signedCents(FixedRecord record, int first, int last, int decimals, String currency) {
        var written = record.value(first, last);
        if (written.isEmpty()) throw bad(record, first, written);
        char end = brace(written.charAt(written.length() - 1));
        var digits = written.substring(0, written.length() - 1);
        int credit = CREDIT.indexOf(end), debit = DEBIT.indexOf(end);
        if (credit >= 0) return cents(record, first, digits + credit, decimals, currency);
        if (debit >= 0) return -cents(record, first, digits + debit, decimals, currency);
        if (written.chars().allMatch(c -> c == '0')) return 0;
        throw bad(record, first, written);
    }

    /** Minor units of digits that bear no sign. */
    static long cents(FixedRecord record, int first, String digits, int decimals, String currency) {
        if (!FixedRecord.isNumber(digits)) throw bad(record, first, digits);
        int point = digits.length() - decimals;
        var decimal = point > 0
                ? digits.substring(0, point) + "." + digits.substring(point)
                : "0." + "0".repeat(-point) + digits;
        return Values.cents(decimal, currency, record.place(), first);
    }

    private static char brace(char end) {
        int french = FRENCH_BRACES.indexOf(end);
        return french < 0 ? end : "{}".charAt(french);
    }

    private static BankFileRefused bad(FixedRecord record, int column, String written) {
        return BankFileRefused.at(record.place(), column, Code.BAD_AMOUNT, written);
    }

    /** A day as DDMMYY; null where the columns are blank or zeros. */
    static @Nullable LocalDate day(FixedRecord record, int first) {
        var written = record.value(first, first + 5);
        if (written.isEmpty() || written.equals("000000")) return null;
        if (written.length() != 6 || !FixedRecord.isNumber(written)) {
            throw BankFileRefused.at(record.place(), first, Code.BAD_DATE, written);
        }
        int year = Integer.parseInt(written, 4, 6, 10);
        return Values.day(
                year < FIRST_YEAR_OF_THE_LAST_CENTURY ? 2000 + year : 1900 + year,
                Integer.parseInt(written, 2, 4, 10),
                Integer.parseInt(written, 0, 2, 10),
                written,
                record.place(),
                first);
    }

    /** The IBAN of a French account, else its number alone; null where there is none. */
    static @Nullable String account(String bank, String branch, String number) {
        if (number.isEmpty()) return null;
        try {
            return Iban.french(bank, branch, number).value();
        } catch (InvalidValue noAccount) {
            return number;
        }
    }
}
