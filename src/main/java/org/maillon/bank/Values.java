package org.maillon.bank;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankProblem.Code;

/** Amounts, currencies and days as files write them, at their place; refuses what is not exactly one of them. */
final class Values {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:[0-9]{1,24}(?:\\.[0-9]{0,24})?|\\.[0-9]{1,24})");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
    /** Minor units; so small that a balance and all lines of a statement add up without overflow. */
    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(13);

    private static final int OLD_CURRENCY_DECIMALS = 2;

    private Values() {}

    /** Minor units of an amount with a decimal point, such as {@code -1234.5}. Zeros beyond the currency's decimals are none. */
    static long cents(String decimal, String currency, int line, int column) {
        return cents(decimal, decimal, currency, line, column);
    }

    /** The same of an amount that the file writes otherwise, which is how a refusal shows it. */
    static long cents(String decimal, String written, String currency, int line, int column) {
        if (!DECIMAL.matcher(decimal).matches()) throw BankFileRefused.at(line, column, Code.BAD_AMOUNT, written);
        var amount = new BigDecimal(decimal).movePointRight(decimals(currency)).stripTrailingZeros();
        if (amount.scale() > 0) throw BankFileRefused.at(line, column, Code.TOO_MANY_DECIMALS, written, currency);
        if (amount.abs().compareTo(LARGEST) > 0) throw BankFileRefused.at(line, column, Code.BAD_AMOUNT, written);
        return amount.longValueExact();
    }

    /** The currency's code as it is, when it looks like one. */
    static String currency(@Nullable String code, int line, int column) {
        if (code == null || code.isBlank()) throw BankFileRefused.at(line, column, Code.MISSING_CURRENCY);
        if (!CURRENCY.matcher(code.strip()).matches()) throw BankFileRefused.at(line, column, Code.BAD_CURRENCY, code);
        return code.strip();
    }

    /** Also of currencies that are no more, which old statements still have. */
    static int decimals(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknown) {
            return OLD_CURRENCY_DECIMALS;
        }
    }

    /** A decimal number of these minor units, as sentences take it. */
    static String shown(long cents, @Nullable String currency) {
        return BigDecimal.valueOf(cents, currency == null ? OLD_CURRENCY_DECIMALS : decimals(currency))
                .toPlainString();
    }

    /** A day that exists. {@code written} is shown where it does not. */
    static LocalDate day(int year, int month, int day, String written, int line, int column) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException wrong) {
            throw BankFileRefused.at(line, column, Code.BAD_DATE, written);
        }
    }

    /** In one line, without control characters, each run of blanks as one; null where nothing is left. */
    static @Nullable String orNull(@Nullable String text) {
        var written = text == null ? "" : oneLine(text);
        return written.isEmpty() ? null : written;
    }

    static String oneLine(String text) {
        return isOneLine(text) ? text : BLANKS.matcher(text).replaceAll(" ").strip();
    }

    /** Nearly every text is; asking is many times faster than replacing. */
    private static boolean isOneLine(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean usual = c > ' ' && c < 0x7F || c > 0xA0 && c < 0x1680 || c == ' ' && before != ' ';
            if (!usual) return false;
            before = c;
        }
        return before != ' ' || text.isEmpty();
    }

    /** An account's number without blanks. */
    static @Nullable String account(@Nullable String number) {
        return orNull(
                number == null || isOneLine(number) && number.indexOf(' ') < 0
                        ? number
                        : BLANKS.matcher(number).replaceAll(""));
    }
}
