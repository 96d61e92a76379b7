package org.maillon.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a document is, told from its first bytes: what its sender calls it is believed only between kinds of text. */
final class MediaTypeRules {
    private static final Set<String> TEXTS = Set.of("text/plain", "text/csv", "message/rfc822", "application/json");

    private MediaTypeRules() {}

    /** Empty where it is of no kind that is kept. */
    static Optional<String> of(byte[] content, String declared) {
        if (starts(content, "%PDF-")) return Optional.of("application/pdf");
        if (starts(content, "\u0089PNG\r\n\u001a\n")) return Optional.of("image/png");
        if (starts(content, "\u00ff\u00d8\u00ff")) return Optional.of("image/jpeg");
        if (starts(content, "GIF87a") || starts(content, "GIF89a")) return Optional.of("image/gif");
        return text(content).map(text -> kindOf(text, declared));
    }

    private static String kindOf(String text, String declared) {
        var begin = text.stripLeading();
        if (begin.startsWith("<?xml") || begin.startsWith("\ufeff<?xml")) return "application/xml";
        return TEXTS.contains(declared) ? declared : "text/plain";
    }

    /** The beginning of a text in UTF-8 or plain Latin letters; empty where it holds what no text does. */
    private static Optional<String> text(byte[] content) {
        for (byte each : content) {
            if (each >= 0 && each < ' ' && each != '\n' && each != '\r' && each != '\t' && each != '\f')
                return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.of(new String(content, StandardCharsets.ISO_8859_1));
        }
    }

    private static boolean starts(byte[] content, String magic) {
        var bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
        return content.length >= bytes.length && Arrays.equals(content, 0, bytes.length, bytes, 0, bytes.length);
    }
}
