package org.maillon.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Finds out, before anybody unpacks a PDF, whether what is packed in it would fill a machine's memory. */
final class PackedStreams {
    /** Unpacked, for one stream and for all together: far more than text, fonts and scans need. */
    private static final long LARGEST = 100_000_000;

    private static final long LARGEST_ALL = 300_000_000;
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] BEFORE = "end".getBytes(StandardCharsets.ISO_8859_1);

    private PackedStreams() {}

    static boolean burst(byte[] content) {
        long all = 0;
        for (int at = next(content, 0); at >= 0; at = next(content, at)) {
            long size = unpacked(content, at, content.length);
            all += size;
            if (size > LARGEST || all > LARGEST_ALL) return true;
        }
        return false;
    }

    /** Where the data of the next stream begins; -1 after the last. */
    private static int next(byte[] content, int from) {
        for (int at = from; at + STREAM.length < content.length; at++) {
            if (content[at] != 's' || !is(content, at, STREAM) || is(content, at - 3, BEFORE)) continue;
            int data = at + STREAM.length;
            while (data < content.length && (content[data] == '\r' || content[data] == '\n')) data++;
            return data;
        }
        return -1;
    }

    private static boolean is(byte[] content, int at, byte[] word) {
        return at >= 0
                && at + word.length <= content.length
                && Arrays.equals(content, at, at + word.length, word, 0, word.length);
    }

    /** The size of what a stream holds, counted no further than is needed to refuse it; 0 where it is not deflated. */
    private static long unpacked(byte[] content, int from, int to) {
        if (from >= to || (content[from] & 0x0f) != 8) return 0;
        var inflater = new Inflater();
        try {
            inflater.setInput(content, from, to - from);
            return count(inflater);
        } catch (DataFormatException e) {
            return inflater.getBytesWritten();
        } finally {
            inflater.end();
        }
    }

    /** What is packed twice is counted as packed twice. */
    private static long count(Inflater inflater) throws DataFormatException {
        var part = new byte[1 << 16];
        long twice = 0;
        var inner = new Inflater();
        try {
            boolean packed = true;
            while (!inflater.finished() && inflater.getBytesWritten() + twice <= LARGEST) {
                int read = inflater.inflate(part);
                if (read == 0) break;
                if (packed) packed = inflate(inner, part, read);
                twice = inner.getBytesWritten();
            }
            return inflater.getBytesWritten() + twice;
        } finally {
            inner.end();
        }
    }

    /** False where it turns out not to be packed again. */
    private static boolean inflate(Inflater inner, byte[] part, int length) {
        var out = new byte[1 << 16];
        inner.setInput(part, 0, length);
        try {
            while (!inner.needsInput() && !inner.finished() && inner.getBytesWritten() <= LARGEST) {
                if (inner.inflate(out) == 0) return !inner.needsDictionary();
            }
            return !inner.finished();
        } catch (DataFormatException e) {
            return false;
        }
    }
}
