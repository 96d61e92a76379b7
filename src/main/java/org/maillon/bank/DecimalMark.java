package org.maillon.bank;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;
import org.maillon.bank.BankProblem.Code;
import org.maillon.imports.Numerals;

/** Which of comma and point begins the decimals in a file's amounts; told by all of them, since 1.234 may be either. */
final class DecimalMark {
    private static final Pattern CURRENCY =
            Pattern.compile("^(?:[A-Z]{3}\\b|€|\\$|£)\\s*|\\s*(?:\\b[A-Z]{3}|€|\\$|£)$");
    private static final Pattern BARE = Pattern.compile("[-+(0-9](?:.*[-)0-9])?");
    private static final int GROUP = 3;

    private int commas;
    private int points;
    private char thousands;

    void see(String written) {
        int comma = written.lastIndexOf(','), point = written.lastIndexOf('.');
        int last = Math.max(comma, point);
        if (last < 0) return;
        char mark = written.charAt(last);
        long after =
                written.substring(last + 1).chars().filter(Character::isDigit).count();
        if (written.indexOf(mark) != last) thousands = mark;
        else if (comma >= 0 && point >= 0 || after != GROUP) count(mark);
        else if (thousands == 0) thousands = mark;
    }

    private void count(char mark) {
        if (mark == ',') commas++;
        else points++;
    }

    /** The mark, or 0 where the amounts do not tell or contradict one another: then each amount tells for itself. */
    char mark() {
        if (commas > 0 && points > 0) return 0;
        if (commas > 0) return ',';
        if (points > 0) return '.';
        return thousands == 0 ? 0 : thousands == ',' ? '.' : ',';
    }

    /** Minor units of an amount as people and programs write it. */
    static long cents(String written, char mark, String currency, int line, int column) {
        var bytes = bare(written.strip()).getBytes(UTF_8);
        long cents = Numerals.amount(bytes, 0, bytes.length, Values.decimals(currency), mark);
        if (cents == Numerals.TOO_MANY_DECIMALS) {
            throw BankFileRefused.at(line, column, Code.TOO_MANY_DECIMALS, written, currency);
        }
        if (cents == Numerals.BAD || bytes.length == 0) {
            throw BankFileRefused.at(line, column, Code.BAD_AMOUNT, written);
        }
        return cents;
    }

    /** Without the currency before or behind it. */
    private static String bare(String written) {
        return BARE.matcher(written).matches()
                ? written
                : CURRENCY.matcher(written).replaceAll("");
    }
}
