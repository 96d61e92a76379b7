package org.maillon.deliveries;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import org.maillon.kernel.InvalidValue;

/**
 * What the one who signs does not accept.
 *
 * @param line the number of the note's line; empty for the whole delivery
 * @param quantity how much of the line, more than 0; empty for all of it
 * @param note in words, at most 500 characters; needed where the kind says nothing by itself
 */
public record Reserve(OptionalInt line, ReserveKind kind, Optional<BigDecimal> quantity, String note) {
    private static final int LONGEST = 500;

    public Reserve {
        note = SignedText.line(note, LONGEST, "deliveries.reserve.long");
        quantity = quantity.map(Quantities::read);
        if (kind == ReserveKind.OTHER && note.isEmpty()) throw new InvalidValue("deliveries.reserve.words");
        if (line.isEmpty() && note.isEmpty()) throw new InvalidValue("deliveries.reserve.words");
    }
}
