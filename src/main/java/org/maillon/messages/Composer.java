package org.maillon.messages;

import java.time.Instant;
import org.maillon.kernel.TenantId;

/**
 * Implemented by a module that queues messages: words one just before it leaves, on the facts of that moment. Called
 * inside the transaction that holds the message, so what it reads is current and what it writes stands or falls with the
 * new state.
 */
public interface Composer {
    /** The {@link NewMessage#source()} it answers for; one composer each. */
    String source();

    /** {@code NOW}: a person wants it to leave, so that nothing but its ground holds it, no office hours, no weekend. */
    Composition compose(TenantId tenant, QueuedMessage message, DeliveryMode mode, Instant now);
}
