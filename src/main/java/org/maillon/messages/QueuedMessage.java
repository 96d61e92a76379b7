package org.maillon.messages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;

/** A message at the door, as it was queued; {@code attempts} counts those that failed. */
public record QueuedMessage(
        long id,
        long accountId,
        String source,
        String key,
        Currency currency,
        Channel channel,
        String step,
        LocalDate decidedOn,
        Instant notBefore,
        int attempts) {}
