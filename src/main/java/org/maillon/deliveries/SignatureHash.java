package org.maillon.deliveries;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What a signature says and shows, as one hash: the same key with other content is not the same signature. */
final class SignatureHash {
    private SignatureHash() {}

    /** All but the time of sending, which is another each time. */
    static byte[] of(NewSignature signature) {
        try {
            var sum = MessageDigest.getInstance("SHA-256");
            part(sum, signature.signer());
            part(sum, signature.role());
            part(sum, signature.remark());
            part(sum, signature.signedAt().toString());
            part(sum, signature.place().toString());
            part(sum, signature.reserves().toString());
            part(sum, signature.drawing().toString());
            signature.photos().forEach(photo -> part(sum, photo.content()));
            signature.paper().ifPresent(paper -> part(sum, paper.content()));
            return sum.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void part(MessageDigest sum, String part) {
        part(sum, part.getBytes(StandardCharsets.UTF_8));
    }

    private static void part(MessageDigest sum, byte[] part) {
        sum.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        sum.update(part);
    }
}
