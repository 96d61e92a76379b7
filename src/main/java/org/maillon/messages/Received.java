package org.maillon.messages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.Code;

/**
 * A mail that came in and belongs to a customer.
 *
 * @param answers the id of the message it answers or brings back; null where only its sender tied it to the account
 * @param words as plain text; others wrote them
 * @param shortened whether the mail held more than was kept
 */
public record Received(
        long id,
        Kind kind,
        long accountId,
        @Nullable Long answers,
        String fromAddress,
        String fromName,
        String subject,
        String words,
        boolean shortened,
        Instant receivedAt) {
    /** What it means. */
    public enum Kind {
        REPLY,
        OUT_OF_OFFICE,
        /** The address does not work. */
        BOUNCE,
        /** It did not arrive for a reason that passes: sent once more. */
        SOFT_BOUNCE,
        /** Their mail server still tries. */
        DELAY,
        /** Their mail server says that it arrived. */
        DELIVERY;

        /** As in the database and over HTTP: {@code out-of-office}. */
        public String code() {
            return Code.of(this);
        }

        /** The kind of such a code; any other word is refused. */
        public static Kind of(String code) {
            return Code.read(Kind.class, code);
        }
    }
}
