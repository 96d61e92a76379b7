package org.maillon.payments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A pain.008 file as it was made.
 *
 * @param document SHA-256 of its content, kept as evidence
 * @param presentedAt when a person said that the bank has it
 */
public record MadeDebitFile(
        long id,
        String messageId,
        String version,
        LocalDate collectOn,
        int collections,
        long sumCents,
        String document,
        Instant madeAt,
        String madeBy,
        Optional<Instant> presentedAt) {
    /** Under which it is downloaded. */
    public String fileName() {
        return messageId + ".xml";
    }
}
