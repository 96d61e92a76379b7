package org.maillon.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.maillon.kernel.InvalidValue;

/**
 * A document by what it holds.
 *
 * @param sha256 of its content, 64 hexadecimal digits in small letters
 */
public record DocumentId(String sha256) {
    public DocumentId {
        if (!sha256.matches("[0-9a-f]{64}")) throw new InvalidValue("evidence.document.id");
    }

    static DocumentId of(byte[] content) {
        return new DocumentId(HexFormat.of().formatHex(digest(content)));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(sha256);
    }

    public static DocumentId ofHash(byte[] hash) {
        return new DocumentId(HexFormat.of().formatHex(hash));
    }

    static byte[] digest(byte[] content) {
        return summing().digest(content);
    }

    static MessageDigest summing() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
