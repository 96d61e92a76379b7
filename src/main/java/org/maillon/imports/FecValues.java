package org.maillon.imports;

import java.nio.charset.Charset;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.maillon.imports.FecLayout.Column;

/** The values of one line of a FEC, as places in its bytes: split, without blanks around them and without their quotes. */
final class FecValues {
    private static final int DATES = 1 << 12;

    private final FecLayout layout;
    private final int[] starts = new int[FecLayout.MOST_COLUMNS + 2];
    private final int[] ends = new int[FecLayout.MOST_COLUMNS + 2];
    private final LocalDate[] dates = new LocalDate[DATES];
    private final int[] dateKeys = new int[DATES];
    private byte[] bytes = new byte[0];
    private int count;

    FecValues(FecLayout layout) {
        this.layout = layout;
    }

    /** Takes the current line; it is read where it stands, so only until the next one. */
    void split(LineSource source) {
        bytes = source.bytes;
        count = places(source.from, source.to);
        if (tooMany()) count = quotedPlaces(source.from, source.to);
        trim();
    }

    int count() {
        return count;
    }

    private int places(int from, int to) {
        int found = 0;
        starts[0] = from;
        byte separator = (byte) layout.separator();
        for (int i = from; i < to; i++) {
            if (bytes[i] == separator && found < FecLayout.MOST_COLUMNS) {
                ends[found++] = i;
                starts[found] = i + 1;
            }
        }
        ends[found] = to;
        return found + 1;
    }

    /** Separators inside "quotes" belong to the value. */
    private int quotedPlaces(int from, int to) {
        int found = 0;
        boolean quoted = false;
        starts[0] = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '"' && (quoted || i == starts[found])) quoted = !quoted;
            else if (!quoted && bytes[i] == layout.separator() && found < FecLayout.MOST_COLUMNS) {
                ends[found++] = i;
                starts[found] = i + 1;
            }
        }
        ends[found] = to;
        return found + 1;
    }

    /** More values than there are columns, and not all of the rest blank. */
    boolean tooMany() {
        return count > layout.headers().size() && (count > layout.most() || !restBlank());
    }

    private boolean restBlank() {
        for (int i = layout.headers().size(); i < count; i++) {
            for (int at = starts[i]; at < ends[i]; at++) {
                if (bytes[at] > ' ' || bytes[at] < 0) return false;
            }
        }
        return true;
    }

    private void trim() {
        for (int i = 0; i < count; i++) {
            trimBlanks(i);
            if (ends[i] - starts[i] > 1 && bytes[starts[i]] == '"' && bytes[ends[i] - 1] == '"') {
                starts[i]++;
                ends[i]--;
                undouble(i);
                trimBlanks(i);
            }
        }
    }

    private void trimBlanks(int i) {
        int from = starts[i], to = ends[i];
        while (from < to && bytes[from] >= 0 && bytes[from] <= ' ') from++;
        while (to > from && bytes[to - 1] >= 0 && bytes[to - 1] <= ' ') to--;
        starts[i] = from;
        ends[i] = to;
    }

    /** Two quotes inside a quoted value are one. */
    private void undouble(int i) {
        int to = starts[i];
        for (int from = starts[i]; from < ends[i]; from++) {
            bytes[to++] = bytes[from];
            if (bytes[from] == '"' && from + 1 < ends[i] && bytes[from + 1] == '"') from++;
        }
        ends[i] = to;
    }

    boolean blank(Column column) {
        int at = layout.at(column);
        return at < 0 || at >= count || starts[at] == ends[at];
    }

    /** Whether a value is blank or written in zeros alone. */
    boolean zero(Column column) {
        if (blank(column)) return true;
        int at = layout.at(column);
        for (int i = starts[at]; i < ends[at]; i++) {
            if (bytes[i] != '0') return false;
        }
        return true;
    }

    String text(Column column, StringPool pool) {
        int at = layout.at(column);
        return blank(column) ? "" : pool.of(bytes, starts[at], ends[at]);
    }

    String text(Column column, Charset charset) {
        int at = layout.at(column);
        return blank(column) ? "" : new String(bytes, starts[at], ends[at] - starts[at], charset);
    }

    /** An amount in units of so many decimals; 0 where blank; {@link Numerals#BAD} and its like where it is none. */
    long amount(Column column, int decimals) {
        int at = layout.at(column);
        return blank(column) ? 0 : Numerals.amount(bytes, starts[at], ends[at], decimals, (char) 0);
    }

    @Nullable
    LocalDate day(Column column) {
        int day = dayNumber(column);
        if (day <= 0) return null;
        int slot = (day ^ day >>> 9) & DATES - 1;
        if (dateKeys[slot] != day) {
            dateKeys[slot] = day;
            dates[slot] = LocalDate.of(day / 10_000, day / 100 % 100, day % 100);
        }
        return dates[slot];
    }

    /** Neither a day nor blank nor one of the ways to say that there is none. */
    boolean noDay(Column column) {
        return dayNumber(column) < 0;
    }

    private int dayNumber(Column column) {
        int at = layout.at(column);
        return blank(column) ? 0 : Numerals.day(bytes, starts[at], ends[at]);
    }

    /** The kind of the account of a line. */
    int kind(boolean creditSide) {
        int at = layout.at(Column.ACCOUNT);
        return EntryKinds.kindOf(bytes, starts[at], ends[at], creditSide);
    }

    /** Goes on with a hash (FNV-1a) by a value and its end. */
    long hash(long hash, Column column) {
        int at = layout.at(column);
        if (at >= 0 && at < count) {
            for (int i = starts[at]; i < ends[at]; i++) hash = (hash ^ bytes[i]) * 0x100000001b3L;
        }
        return (hash ^ 0x1F) * 0x100000001b3L;
    }
}
