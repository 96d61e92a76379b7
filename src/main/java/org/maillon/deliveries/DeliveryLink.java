package org.maillon.deliveries;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.maillon.kernel.Language;

/** The key of a delivery's phone page as it is kept, without its secret. */
public record DeliveryLink(
        long id,
        long note,
        String recipient,
        Language language,
        Instant issuedAt,
        String issuedBy,
        Instant expiresAt,
        Optional<Instant> openedAt,
        Optional<Instant> revokedAt) {
    /** For so long after its end a phone that was without network may still send what was signed before. */
    private static final Duration LATE = Duration.ofDays(30);

    /** Whether the page may be opened. */
    public boolean isGood(Instant at) {
        return revokedAt.isEmpty() && at.isBefore(expiresAt);
    }

    /** Whether a signature made while the link was good may still come in. */
    boolean takesSigned(Instant signedAt, Instant at) {
        return isGood(at) || revokedAt.isEmpty() && signedAt.isBefore(expiresAt) && at.isBefore(expiresAt.plus(LATE));
    }
}
