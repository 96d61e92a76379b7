package org.maillon.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;

/**
 * The lines of a text as bytes in one buffer, without copies: LF, CR LF, CR CR LF or a lone CR ends a line. UTF-16 comes
 * out as UTF-8. Memory is one buffer, whatever the length of the file.
 */
final class LineSource implements AutoCloseable {
    /** A longer line is no line of an accounting export. */
    static final int LONGEST_LINE = 1 << 16;

    private final InputStream in;
    /** The bytes of the current line stand from {@link #from} to {@link #to}. */
    final byte[] bytes = new byte[1 << 18];

    int from;
    int to;
    /** Number of the current line, from 1. */
    int number;
    /** Whether the current line ends with the file, not with a line end of its own. */
    boolean unended;
    /** Whether the current line was cut at {@link #LONGEST_LINE}. */
    boolean tooLong;

    private int next;
    private int end;
    private long read;
    private boolean exhausted;

    private LineSource(InputStream in) {
        this.in = in;
    }

    static LineSource of(InputStream in, TextEncoding encoding) throws IOException {
        in.skipNBytes(encoding.markLength());
        return new LineSource(encoding.wide() ? new Utf8(in, encoding.charset()) : in);
    }

    /** Bytes read so far. */
    long read() {
        return read;
    }

    boolean next() throws IOException {
        from = next;
        int at = next;
        tooLong = false;
        while (true) {
            while (at < end && bytes[at] != '\n' && bytes[at] != '\r') at++;
            if (at < end) return ended(at);
            if (at - from > LONGEST_LINE) {
                tooLong = true;
                next = from;
                end = from;
                at = from;
            }
            int shift = from;
            if (!fill()) return last(at - shift + from);
            at -= shift - from;
        }
    }

    private boolean last(int at) {
        to = at;
        next = at;
        unended = true;
        if (at == from && !tooLong) return false;
        number++;
        return true;
    }

    private boolean ended(int at) throws IOException {
        to = at;
        number++;
        unended = false;
        tooLong |= to - from > LONGEST_LINE;
        if (bytes[at] == '\n') next = at + 1;
        else next = afterReturns(at);
        return true;
    }

    /** After CR, CR LF or CR CR LF; two CR without LF are two line ends. */
    private int afterReturns(int at) throws IOException {
        int length = at - from;
        while (end - (from + length) < 3 && fill()) length = to - from;
        to = from + length;
        int ending = from + length;
        if (is(ending + 1, '\n')) return ending + 2;
        if (is(ending + 1, '\r') && is(ending + 2, '\n')) return ending + 3;
        return ending + 1;
    }

    private boolean is(int at, char c) {
        return at < end && bytes[at] == c;
    }

    /** Moves the current line to the front and reads on; false at the end of the file. */
    private boolean fill() throws IOException {
        if (exhausted) return false;
        int kept = end - from;
        System.arraycopy(bytes, from, bytes, 0, kept);
        to -= from;
        next -= from;
        from = 0;
        end = kept;
        if (end == bytes.length) return false;
        int more = in.read(bytes, end, bytes.length - end);
        if (more <= 0) {
            exhausted = true;
            return false;
        }
        end += more;
        read += more;
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Another character set's text as UTF-8. */
    private static final class Utf8 extends InputStream {
        private final InputStream source;
        private final Reader reader;
        private final char[] chars = new char[1 << 13];
        private byte[] ready = new byte[0];
        private int at;

        Utf8(InputStream source, Charset charset) {
            this.source = source;
            reader = new InputStreamReader(source, charset);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (at == ready.length && !refill()) return -1;
            int given = Math.min(length, ready.length - at);
            System.arraycopy(ready, at, target, offset, given);
            at += given;
            return given;
        }

        private boolean refill() throws IOException {
            int count = reader.read(chars, 0, chars.length - 1);
            if (count <= 0) return false;
            if (Character.isHighSurrogate(chars[count - 1])) {
                int low = reader.read();
                if (low >= 0) chars[count++] = (char) low;
            }
            ready = new String(chars, 0, count).getBytes(UTF_8);
            at = 0;
            return true;
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
