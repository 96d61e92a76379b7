package org.maillon.messages;

import org.jspecify.annotations.Nullable;
import org.maillon.messages.DeliveryStore.Said;

/** How an attempt to give a message away ended; {@code words} are the carrier's, or say what happened on the way. */
sealed interface CarrierAnswer {
    String words();

    /** The carrier has it. */
    record Accepted(Said said, String words) implements CarrierAnswer {}

    /** Handed to a person, who will say when it is gone. */
    record InHand(Said said) implements CarrierAnswer {
        @Override
        public String words() {
            return "";
        }
    }

    /** It cannot travel to where it should; {@code reason} ends the key of the sentence that says what to mend. */
    record Unfit(String reason, String words, @Nullable String recipient) implements CarrierAnswer {}

    /** The carrier said no to this message, for now or for good. */
    record Refused(boolean forGood, String words, String recipient) implements CarrierAnswer {}

    /** Given away, and no answer came: it may have been accepted. */
    record Lost(Said said, String words) implements CarrierAnswer {}

    /** The line broke before the message was given away. */
    record NotGiven(String words) implements CarrierAnswer {}

    /** It had been given away before, by somebody who left no answer. */
    record GivenBefore(String words) implements CarrierAnswer {}

    /** The carrier takes nothing from us: away, or it refuses who we are. No fault of the message. */
    record Unreachable(String words) implements CarrierAnswer {}
}
