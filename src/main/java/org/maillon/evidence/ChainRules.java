package org.maillon.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * How a happening is hashed: SHA-256 over the hash before it and each of its parts, every part preceded by its length in
 * bytes so that no two happenings read alike.
 */
final class ChainRules {
    /** Before the first happening. */
    static final byte[] BEGINNING = new byte[32];

    private ChainRules() {}

    static byte[] hash(byte[] previous, long number, Happening happening, String facts) {
        var text = new ByteArrayOutputStream();
        text.writeBytes(previous);
        text.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        part(text, happening.subject());
        part(text, happening.act());
        part(text, happening.who());
        part(text, happening.from());
        part(text, happening.at().toString());
        part(text, facts);
        happening.documents().forEach(document -> part(text, document.sha256()));
        return DocumentId.digest(text.toByteArray());
    }

    private static void part(ByteArrayOutputStream text, String part) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        text.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        text.writeBytes(bytes);
    }
}
