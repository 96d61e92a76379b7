package org.maillon.messages;

import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.maillon.messages.Composition.Leaving;

/** Takes messages of one channel to whoever carries them. For one thread, open as long as there is work. */
interface Carrier extends AutoCloseable {
    /**
     * Gives one message away. {@code handover} is asked at the last moment at which nothing has left; where it says no,
     * nothing leaves.
     */
    CarrierAnswer give(QueuedMessage message, Leaving said, Instant now, BooleanSupplier handover);

    @Override
    void close();
}
