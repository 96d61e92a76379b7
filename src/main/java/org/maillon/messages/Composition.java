package org.maillon.messages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.Language;

/** What the module that queued a message decides at the door. */
public sealed interface Composition {
    /** It leaves now, worded for its channel. */
    sealed interface Leaving extends Composition {}

    /**
     * An e-mail.
     *
     * @param recipient exactly one e-mail address; an unsound one makes the message fail
     * @param replyTo where the answer goes, else the sender's own address for answers
     */
    record Composed(
            String recipient,
            @Nullable String recipientName,
            Language language,
            LetterText text,
            @Nullable String replyTo)
            implements Leaving {}

    /** Its ground is gone: cancelled, with the key of the sentence that says why. */
    record Withdrawn(String reasonKey) implements Composition {}

    /** Not now: it stays queued and comes to the door again at that instant. */
    record Postponed(Instant until, String reasonKey) implements Composition {}
}
