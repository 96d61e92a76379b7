package org.maillon.messages;

/** How a request that gives a message away ended; {@code words} are the provider's, or say what happened to the line. */
sealed interface GatewayAnswer {
    /** Taken; the reference is the provider's name for it. */
    record Accepted(String reference, String words) implements GatewayAnswer {}

    /** The provider said no to this message, for now or for good. */
    record Refused(boolean forGood, String words) implements GatewayAnswer {}

    /** The provider cannot carry it to this address. */
    record Unfit(String words) implements GatewayAnswer {}

    /** Given away, and no answer came, or one that does not say: it may have been taken. */
    record Lost(String words) implements GatewayAnswer {}

    record GivenBefore(String words) implements GatewayAnswer {}

    /** The provider takes nothing from us: away, or it refuses who we are. */
    record Unreachable(String words) implements GatewayAnswer {}
}
