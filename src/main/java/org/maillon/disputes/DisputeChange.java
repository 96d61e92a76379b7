package org.maillon.disputes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** One thing that was done with a dispute, and what it was then; {@code act} is opened, assigned, settled, rejected, reopened. */
public record DisputeChange(
        int number,
        String act,
        DisputeState state,
        long disputedCents,
        Optional<String> owner,
        LocalDate respondBy,
        String who,
        String why,
        Instant at) {}
