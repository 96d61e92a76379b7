package org.maillon.messages;

import java.time.Instant;

/** What a carrier knows of a message that it took. */
sealed interface DeliveryReceipt {
    record Delivered(Instant at) implements DeliveryReceipt {}

    /** It will not arrive. */
    record Undeliverable(String words) implements DeliveryReceipt {}

    /** On its way, or nothing is known. */
    record Pending() implements DeliveryReceipt {}
}
