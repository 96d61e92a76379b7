package org.maillon.messages;

import java.util.function.BooleanSupplier;

/** Whoever carries short messages. */
interface SmsGateway {
    /** Sends one message; {@code handover} is asked just before the request goes out, and where it says no, none does. */
    GatewayAnswer send(String number, SmsText text, BooleanSupplier handover);

    /** What became of a message taken before, by its reference. */
    DeliveryReceipt receipt(String reference);
}
