package org.maillon.messages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pile of letters that the company prints itself.
 *
 * @param letters how many are in it; those cancelled since it was made are no longer counted
 * @param printedAt when somebody said that it was printed; null while it waits for the printer
 */
public record PrintBatch(
        long id,
        Instant madeAt,
        String madeBy,
        long letters,
        @Nullable Instant printedAt,
        @Nullable String printedBy) {}
