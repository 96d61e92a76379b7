package org.maillon.deliveries;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.maillon.kernel.InvalidValue;

/**
 * Somebody takes a delivery.
 *
 * @param key made once by whoever sends it; sent again under the same key it is the same signature
 * @param signer 2 to 200 characters
 * @param role what the signer does there; may be empty
 * @param signedAt by the clock of the one who sends
 * @param sentAt by the same clock, so that a wrong one is known
 * @param drawing empty where it was signed on paper
 * @param photos each at most 20 MB, at most 8
 * @param paper the scanned note; empty where it was drawn
 */
public record NewSignature(
        UUID key,
        String signer,
        String role,
        String remark,
        Instant signedAt,
        Instant sentAt,
        Optional<Place> place,
        List<Reserve> reserves,
        Optional<Drawing> drawing,
        List<Upload> photos,
        Optional<Upload> paper) {
    /** How many photos may come with a signature. */
    public static final int MOST_PHOTOS = 8;

    private static final int MOST_RESERVES = 400;

    public NewSignature {
        signer = SignedText.line(signer, 200, "deliveries.signer.long");
        role = SignedText.line(role, 100, "deliveries.role.long");
        remark = SignedText.lines(remark, 2_000, "deliveries.remark.long");
        reserves = List.copyOf(reserves);
        photos = List.copyOf(photos);
        if (signer.length() < 2) throw new InvalidValue("deliveries.signer.missing");
        if (reserves.size() > MOST_RESERVES) throw new InvalidValue("deliveries.reserves.many");
        if (photos.size() > MOST_PHOTOS)
            throw new InvalidValue("deliveries.photos.many", Integer.toString(MOST_PHOTOS));
        if (drawing.isPresent() ? DrawingRules.isEmpty(drawing.get()) : paper.isEmpty())
            throw new InvalidValue("deliveries.signature.empty");
    }
}
