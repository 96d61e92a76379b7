package org.maillon.messages;

/** What a mail that came in means. */
sealed interface Inbound {
    /** Somebody wrote back. */
    record Reply() implements Inbound {}

    /** A machine wrote back that somebody is away. */
    record OutOfOffice() implements Inbound {}

    /** It did not arrive; {@code forGood} where the address itself is the reason. */
    record Bounce(boolean forGood, String recipient, String words) implements Inbound {}

    /** Their mail server still tries. */
    record Delay(String recipient) implements Inbound {}

    /** Their mail server says that it arrived. */
    record Arrival(String recipient) implements Inbound {}

    /** Of no concern: our own mail, or another machine's talk. */
    record Noise() implements Inbound {}
}
