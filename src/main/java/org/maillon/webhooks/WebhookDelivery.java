package org.maillon.webhooks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one webhook.
 *
 * @param eventId the same at every attempt and replay, so that the receiver can tell a repetition
 * @param body the JSON as it is sent, byte for byte
 * @param status of the last answer; null where none came
 * @param lastError why the last attempt was not taken; null after it was
 */
public record WebhookDelivery(
        long id,
        long webhookId,
        String event,
        UUID eventId,
        String body,
        WebhookState state,
        Instant createdAt,
        Instant notBefore,
        int attempts,
        @Nullable Integer status,
        @Nullable String lastError,
        @Nullable Instant deliveredAt) {}
