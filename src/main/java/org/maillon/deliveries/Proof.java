package org.maillon.deliveries;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.maillon.evidence.DocumentId;
import org.maillon.kernel.Code;

/** A document beside a delivery. */
public record Proof(
        long id,
        long note,
        Kind kind,
        DocumentId document,
        String mediaType,
        String name,
        Instant addedAt,
        String addedBy) {
    /** A photo, the note signed on paper, the carrier's proof (CMR), or the signed note as Maillon wrote it. */
    public enum Kind {
        PHOTO,
        PAPER,
        CARRIER,
        SIGNED_NOTE;

        public String code() {
            return Code.of(this);
        }

        public static Optional<Kind> of(String code) {
            return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
        }
    }
}
