package org.maillon.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.charset.Charset;
import java.util.Arrays;

/** Turns bytes into strings, the same bytes mostly into the same string: a ledger repeats its accounts and journals. */
final class StringPool {
    private static final int SLOTS = 1 << 13;
    private static final int LONGEST = 64;

    private final Charset charset;
    private final byte[][] keys = new byte[SLOTS][];
    private final String[] values = new String[SLOTS];

    StringPool(Charset charset) {
        this.charset = charset;
    }

    String of(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 0) return "";
        int hash = 0, all = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
            all |= bytes[i];
        }
        if (length > LONGEST) return decoded(bytes, from, length, all);
        int slot = (hash ^ hash >>> 13 ^ hash >>> 22) & SLOTS - 1;
        var key = keys[slot];
        if (key != null && Arrays.equals(key, 0, key.length, bytes, from, to)) return values[slot];
        keys[slot] = Arrays.copyOfRange(bytes, from, to);
        return values[slot] = decoded(bytes, from, length, all);
    }

    private String decoded(byte[] bytes, int from, int length, int all) {
        return new String(bytes, from, length, all >= 0 ? ISO_8859_1 : charset);
    }
}
