package org.maillon.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * How a happening is hashed: SHA-256 over the hash before it and each of its parts, every part preceded by its length in
 * bytes so that no two happenings read alike.
 */
final class ChainRules {
    /** Before the first happening. */
    static final byte[] BEGINNING = new byte[32];

    private ChainRules() {}

    static byte[] hash(byte[] previous, long number, Happening happening, String facts) {
        var sum = DocumentId.summing();
        sum.update(previous);
        sum.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        part(sum, happening.subject());
        part(sum, happening.act());
        part(sum, happening.who());
        part(sum, happening.from());
        part(sum, happening.at().toString());
        part(sum, facts);
        happening.documents().forEach(document -> part(sum, document.sha256()));
        return sum.digest();
    }

    private static void part(MessageDigest sum, String part) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        sum.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        sum.update(bytes);
    }
}
