package org.maillon.messages;

import java.time.Instant;
import java.util.List;
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

    /**
     * Reads ahead for messages that leave one after another in the next moments, all on one channel, in a transaction that
     * locks nothing and ends before the first of them leaves. What it answers with is asked in the place of
     * {@link #compose}, with the same duties; by itself it reads nothing ahead.
     */
    default Ahead ahead(TenantId tenant, List<QueuedMessage> messages, DeliveryMode mode, Instant now) {
        return (message, at) -> compose(tenant, message, mode, at);
    }

    /** What was read ahead: words a message with it where it still holds, and from the facts of the moment where it does not. */
    interface Ahead {
        Composition compose(QueuedMessage message, Instant now);
    }
}
