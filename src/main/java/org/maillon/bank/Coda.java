package org.maillon.bank;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankProblem.Code;
import org.maillon.kernel.Iban;
import org.maillon.kernel.InvalidValue;

/** How the records of Belgian coded statements write amounts, days and accounts. */
final class Coda {
    private static final int DECIMALS = 3;
    private static final int DIGITS = 15;
    /** Digits of a national account number. */
    private static final int BELGIAN = 12;

    private Coda() {}

    /** Minor units, below 0 for a debit: the sign (0 credit, 1 debit), then twelve digits and three decimals. */
    static long cents(FixedRecord record, int sign, String currency) {
        var digits = record.raw(sign + 1, sign + DIGITS);
        if (!FixedRecord.isNumber(digits)) {
            throw BankFileRefused.at(record.place(), sign + 1, Code.BAD_AMOUNT, digits.strip());
        }
        int point = DIGITS - DECIMALS;
        var decimal = digits.substring(0, point) + "." + digits.substring(point);
        long cents = Values.cents(decimal, currency, record.place(), sign + 1);
        return switch (record.at(sign)) {
            case '0' -> cents;
            case '1' -> -cents;
            default -> throw BankFileRefused.at(record.place(), sign, Code.BAD_SIDE, record.raw(sign, sign));
        };
    }

    /** A day as DDMMYY; null for zeros and blanks, as of a value day that is not known yet. */
    static @Nullable LocalDate day(FixedRecord record, int first) {
        return Cfonb.day(record, first);
    }

    /** The IBAN that stands there or belongs to a Belgian number of twelve digits; else what stands there. */
    static String account(String written) {
        var number = written.strip();
        if (number.indexOf(' ') == BELGIAN) number = number.substring(0, BELGIAN);
        try {
            return number.length() == BELGIAN && FixedRecord.isNumber(number)
                    ? Iban.belgian(number).value()
                    : number;
        } catch (InvalidValue unsound) {
            return number;
        }
    }
}
