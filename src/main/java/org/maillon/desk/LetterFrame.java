package org.maillon.desk;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.maillon.messages.LetterText;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A letter to be shown in a frame of our own page: it may carry its own style, and do nothing else. */
final class LetterFrame {
    private static final Charset UTF_8 = StandardCharsets.UTF_8;
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
                    + "frame-ancestors 'self'; sandbox";

    private LetterFrame() {}

    static ResponseEntity<byte[]> of(LetterText letter) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "html", UTF_8))
                .header("Content-Security-Policy", POLICY)
                .header("X-Frame-Options", "SAMEORIGIN")
                .body(letter.html().getBytes(UTF_8));
    }
}
