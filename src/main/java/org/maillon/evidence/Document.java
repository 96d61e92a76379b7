package org.maillon.evidence;

import java.time.Instant;

/**
 * A document that is kept, without its content.
 *
 * @param mediaType as found in the content, not as its sender said
 */
public record Document(DocumentId id, String name, String mediaType, long sizeBytes, Instant keptAt) {}
