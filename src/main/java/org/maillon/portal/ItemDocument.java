package org.maillon.portal;

import java.time.Instant;
import org.maillon.evidence.DocumentId;

/** A document laid beside an open item for its customer to read. */
public record ItemDocument(
        long id,
        long openItem,
        DocumentId document,
        String name,
        String mediaType,
        long sizeBytes,
        Instant attachedAt,
        String attachedBy) {
    /** How it is called on a page: PDF, XML, picture or text. */
    public String kind() {
        return switch (mediaType) {
            case "application/pdf" -> "pdf";
            case "application/xml" -> "xml";
            default -> mediaType.startsWith("image/") ? "picture" : "text";
        };
    }
}
