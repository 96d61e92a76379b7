package org.maillon.deliveries;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.maillon.evidence.DocumentId;

/**
 * A signature as it is kept.
 *
 * @param counted false where the delivery had been signed before: kept, but set aside
 * @param drawn true for one drawn on a phone, false for paper
 * @param skew by how much the phone's clock was behind ours when it was sent
 * @param who in whose hands the phone was, or who of ours brought the paper
 * @param from the internet address
 */
public record Signature(
        long id,
        UUID key,
        long note,
        boolean counted,
        boolean drawn,
        String signer,
        String role,
        String remark,
        Instant signedAt,
        Instant receivedAt,
        Duration skew,
        String who,
        String from,
        Optional<Place> place,
        Optional<DocumentId> strokes,
        Optional<DocumentId> picture,
        List<Reserve> reserves) {
    public Signature {
        reserves = List.copyOf(reserves);
    }
}
