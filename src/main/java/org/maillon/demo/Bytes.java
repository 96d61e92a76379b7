package org.maillon.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text for a large file, put together as bytes: no string is made for a line. */
final class Bytes implements AutoCloseable {
    private static final int LONGEST_LINE = 4096;

    private final byte[] buffer = new byte[1 << 17];
    private final OutputStream out;
    private int length;

    Bytes(Path file) throws IOException {
        this.out = Files.newOutputStream(file);
    }

    static byte[] of(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    Bytes put(byte[] text) {
        System.arraycopy(text, 0, buffer, length, text.length);
        length += text.length;
        return this;
    }

    Bytes put(char ascii) {
        buffer[length++] = (byte) ascii;
        return this;
    }

    /** A number that is not negative, in decimal. */
    Bytes put(long number) {
        return put(number, digits(number));
    }

    /** The last so many digits of a number, with leading zeros. */
    Bytes put(long number, int digits) {
        for (var i = length + digits - 1; i >= length; i--) {
            buffer[i] = (byte) ('0' + number % 10);
            number /= 10;
        }
        length += digits;
        return this;
    }

    /** An amount of cents with two decimals. */
    Bytes putAmount(long cents, char decimalSign) {
        return put(cents / 100).put(decimalSign).put(cents % 100, 2);
    }

    /** Ends the line and leaves room for the next. */
    void endLine() throws IOException {
        put('\r').put('\n');
        if (length > buffer.length - LONGEST_LINE) flush();
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }

    private void flush() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
    }

    private static int digits(long number) {
        var digits = 1;
        for (var rest = number / 10; rest > 0; rest /= 10) digits++;
        return digits;
    }
}
