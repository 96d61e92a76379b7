package org.maillon.bank;

import java.util.ArrayList;
import java.util.List;

/**
 * One record of a format with fixed columns, which are counted from 1 as its standard does. What is missing at the end
 * of a record is blank.
 *
 * @param place the line of the file, or where the file has no line ends the number of the record
 */
record FixedRecord(int place, String text) {
    /** The records of a file, blank ones left out, whatever its line ends; also where it has none. */
    static List<FixedRecord> of(String text, int length) {
        var records = new ArrayList<FixedRecord>();
        int place = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            place++;
            if (line.length() > length && line.length() % length == 0) {
                cut(line, length, place, records);
            } else if (!blank(line)) {
                records.add(new FixedRecord(place, line));
            }
        }
        return records;
    }

    private static void cut(String line, int length, int place, List<FixedRecord> records) {
        for (int from = 0, number = place; from < line.length(); from += length, number++) {
            records.add(new FixedRecord(number, line.substring(from, from + length)));
        }
    }

    /** Old programs end a file with a control character. */
    private static boolean blank(String line) {
        return line.chars().allMatch(c -> c <= ' ' || Character.isSpaceChar(c));
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
