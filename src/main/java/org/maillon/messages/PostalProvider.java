package org.maillon.messages;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Whoever prints and posts letters for us. */
interface PostalProvider {
    /**
     * Posts one letter; {@code handover} is asked just before the request goes out, and where it says no, none does.
     *
     * @param key the letter's own, so that the provider can tell a repetition
     */
    GatewayAnswer post(String key, byte[] pdf, List<String> recipient, boolean registered, BooleanSupplier handover);

    /** What became of a letter taken before, by its reference. */
    Posted status(String reference);

    /** {@code trackingNumber} of a registered letter, once it has one. */
    record Posted(DeliveryReceipt receipt, Optional<String> trackingNumber) {}
}
