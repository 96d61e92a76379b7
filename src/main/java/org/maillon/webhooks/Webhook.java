package org.maillon.webhooks;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address of another program that is told of some events.
 *
 * @param events names of {@link Webhooks#EVENTS}, at least one
 * @param lastDeliveredAt when it last took one; null until then
 * @param waiting how many deliveries it has not taken yet
 */
public record Webhook(
        long id,
        String url,
        List<String> events,
        boolean active,
        Instant createdAt,
        @Nullable Instant lastDeliveredAt,
        long waiting) {
    public Webhook {
        events = List.copyOf(events);
    }
}
