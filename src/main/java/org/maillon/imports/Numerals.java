package org.maillon.imports;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/** Amounts and days as people and programs write them, read from bytes of UTF-8 or of a code page. */
public final class Numerals {
    /** Returned for what is no amount. */
    public static final long BAD = Long.MIN_VALUE;
    /** Returned for an amount with more decimals than its currency has. */
    public static final long TOO_MANY_DECIMALS = Long.MIN_VALUE + 1;

    private static final int MOST_DIGITS = 15;

    private Numerals() {}

    /**
     * An amount in minor units: 1234,56 · 1 234,56 · 1.234,56 · 1,234.56 · 12- · (12) · € 12. Nothing but blanks is 0.
     *
     * @param scale decimals of the currency; further ones must be 0
     * @param decimalMark the only decimal mark there is, or 0: the last comma or point is it, unless it stands more than
     *     once
     */
    public static long amount(byte[] bytes, int from, int to, int scale, char decimalMark) {
        long plain = scale == 2 && decimalMark == 0 ? plain(bytes, from, to) : BAD;
        return plain != BAD ? plain : new Amount(decimalMark).read(bytes, from, to, scale);
    }

    /** The usual way, 1234,56, in one pass; BAD for any other, which may still be an amount. */
    private static long plain(byte[] bytes, int from, int to) {
        if (to - from < 4 || to - from > MOST_DIGITS) return BAD;
        int mark = to - 3;
        if (bytes[mark] != ',' && bytes[mark] != '.') return BAD;
        long value = 0;
        for (int i = from; i < to; i++) {
            if (i == mark) continue;
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) return BAD;
            value = value * 10 + digit;
        }
        return value;
    }

    private static final class Amount {
        private final char decimalMark;
        private long value;
        private int digits;
        /** Digits since the last mark or blank. */
        private int group;

        private boolean grouped;
        private char mark;
        private int marks;
        private boolean switched;
        private int signs;
        private boolean negative;
        private boolean closed;

        Amount(char decimalMark) {
            this.decimalMark = decimalMark;
        }

        long read(byte[] bytes, int from, int to, int scale) {
            for (int i = from; i < to; i++) {
                int b = bytes[i];
                if (b >= '0' && b <= '9') {
                    if (closed || digits == MOST_DIGITS) return BAD;
                    value = value * 10 + (b - '0');
                    if (value != 0) digits++;
                    group++;
                } else {
                    int length = other(bytes, i, to);
                    if (length == 0) return BAD;
                    i += length - 1;
                }
            }
            return result(scale);
        }

        /** How many bytes were understood, 0 when they make no amount. */
        private int other(byte[] bytes, int at, int to) {
            switch (bytes[at]) {
                case ',', '.':
                    return mark((char) bytes[at]) ? 1 : 0;
                case '-', '+', '(', ')':
                    return sign(bytes[at]) ? 1 : 0;
                case ' ', '\t', '\'', '_', (byte) 0xA0, (byte) 0xFF:
                    return blank() ? 1 : 0;
                case (byte) 0x80, (byte) 0xA4, (byte) 0xD5:
                    return currency() ? 1 : 0;
                case (byte) 0xC2:
                    return is(bytes, at + 1, to, 0xA0) && blank() ? 2 : 0;
                case (byte) 0xE2:
                    return wide(bytes, at, to) ? 3 : 0;
                default:
                    return 0;
            }
        }

        /** Narrow and other blanks, the apostrophe, the euro and the minus sign of Unicode. */
        private boolean wide(byte[] bytes, int at, int to) {
            if (is(bytes, at + 1, to, 0x82)) return is(bytes, at + 2, to, 0xAC) && currency();
            if (is(bytes, at + 1, to, 0x88)) return is(bytes, at + 2, to, 0x92) && sign((byte) '-');
            return is(bytes, at + 1, to, 0x80) && at + 2 < to && blank();
        }

        private static boolean is(byte[] bytes, int at, int to, int value) {
            return at < to && (bytes[at] & 0xFF) == value;
        }

        private boolean currency() {
            closed |= value != 0 || group > 0;
            return true;
        }

        private boolean started() {
            return group > 0 || marks > 0 || grouped;
        }

        private boolean blank() {
            if (!started() || closed) return true;
            if (marks > 0) closed = true;
            else if (group > 0) {
                if (grouped && group != 3) return false;
                grouped = true;
                group = 0;
            }
            return true;
        }

        private boolean sign(byte sign) {
            if (sign == ')') {
                closed = true;
                return negative && signs == 1;
            }
            negative = sign != '+';
            closed |= started();
            return ++signs == 1;
        }

        private boolean mark(char found) {
            if (closed) return false;
            if (grouped && group == 0 && marks == 0) return false;
            if (grouped && group != 3 && marks == 0) return false;
            if (mark == 0) {
                mark = found;
                marks = 1;
            } else {
                if (group != 3 || switched || mark == decimalMark) return false;
                switched = found != mark;
                marks = switched ? 1 : marks + 1;
                mark = found;
            }
            group = 0;
            return true;
        }

        private long result(int scale) {
            if (!started()) return signs == 0 && !closed ? 0 : BAD;
            if (grouped && marks == 0 && group != 3 && group != 0) return BAD;
            int decimals = marks == 1 ? group : 0;
            if (marks > 1 || marks == 1 && decimalMark != 0 && mark != decimalMark) {
                if (group != 3) return BAD;
                decimals = 0;
            }
            if (digits == 0 && group == 0 && !grouped && value == 0 && marks > 0) return BAD;
            return scaled(decimals, scale);
        }

        private long scaled(int decimals, int scale) {
            long scaled = value;
            for (; decimals > scale; decimals--) {
                if (scaled % 10 != 0) return TOO_MANY_DECIMALS;
                scaled /= 10;
            }
            for (; decimals < scale; decimals++) scaled *= 10;
            return negative ? -scaled : scaled;
        }
    }

    /** A day as yyyymmdd; 0 for blanks and zeros, -1 for what is no day. 20250131, 31/01/2025, 2025-01-31, 31.1.2025. */
    static int day(byte[] bytes, int from, int to) {
        int first = 0, second = 0, third = 0, parts = 0, length = 0, firstLength = 0;
        for (int i = from; i < to; i++) {
            int b = bytes[i];
            if (b >= '0' && b <= '9') {
                third = third * 10 + (b - '0');
                if (++length > 8) return -1;
            } else if (b == '/' || b == '-' || b == '.') {
                if (++parts > 2 || length == 0) return -1;
                if (parts == 1) firstLength = length;
                first = second;
                second = third;
                third = 0;
                length = 0;
            } else if ((b == ' ' || b == 'T') && parts == 2 && length > 0) {
                break;
            } else {
                return -1;
            }
        }
        if (parts == 0) return length == 0 || third == 0 ? 0 : length == 8 ? checked(third) : -1;
        if (parts != 2) return -1;
        if (firstLength == 4 && length <= 2) return checked(first * 10_000 + second * 100 + third);
        if (firstLength <= 2 && length == 4 && second < 100) return checked(third * 10_000 + second * 100 + first);
        return -1;
    }

    private static int checked(int day) {
        int year = day / 10_000, month = day / 100 % 100, dayOfMonth = day % 100;
        if (year < 1900 || year > 2999 || month < 1 || month > 12 || dayOfMonth < 1) return -1;
        return dayOfMonth <= Month.of(month).length(Year.isLeap(year)) ? day : -1;
    }

    static @Nullable LocalDate date(int day) {
        return day <= 0 ? null : LocalDate.of(day / 10_000, day / 100 % 100, day % 100);
    }
}
