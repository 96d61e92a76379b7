package org.maillon.bank;

import java.util.function.Consumer;

/**
 * One record of a format with fixed columns, which are counted from 1 as its standard does. What is missing at the end
 * of a record is blank.
 *
 * @param place the line of the file, or where the file has no line ends the number of the record
 */
record FixedRecord(int place, String text) {
    /** Gives the records of a file one by one, blank ones left out, whatever its line ends; also where it has none. */
    static void each(String text, int length, Consumer<FixedRecord> taker) {
        int place = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            place++;
            if (line.length() > length && line.length() % length == 0) cut(line, length, place, taker);
            else if (!blank(line)) taker.accept(new FixedRecord(place, line));
        }
    }

    private static void cut(String line, int length, int place, Consumer<FixedRecord> taker) {
        for (int from = 0, number = place; from < line.length(); from += length, number++) {
            taker.accept(new FixedRecord(number, line.substring(from, from + length)));
        }
    }

    /** Old programs end a file with a control character. */
    private static boolean blank(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) > ' ' && !Character.isSpaceChar(line.charAt(i))) return false;
        }
        return true;
    }

    /** Whether it is digits and nothing else, at least one. */
    static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
        }
        return !text.isEmpty();
    }

    /** These columns, blanks and all, padded to their whole width. */
    String raw(int first, int last) {
        int width = last - first + 1;
        if (text.length() < first) return " ".repeat(width);
        var found = text.substring(first - 1, Math.min(last, text.length()));
        return found + " ".repeat(width - found.length());
    }

    String value(int first, int last) {
        return raw(first, last).strip();
    }

    char at(int column) {
        return text.length() < column ? ' ' : text.charAt(column - 1);
    }
}
