package org.maillon.messages;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.PostalAddress;
import org.maillon.kernel.InvalidValue;
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
     * @param copies who reads along, in sight of all; an unsound address is left out and holds nothing up
     */
    record Composed(
            String recipient,
            @Nullable String recipientName,
            Language language,
            LetterText text,
            @Nullable String replyTo,
            List<Attachment> attachments,
            List<String> copies)
            implements Leaving {
        public Composed {
            attachments = List.copyOf(attachments);
            copies = List.copyOf(copies);
        }

        /** Nobody reads along. */
        public Composed(
                String recipient,
                @Nullable String recipientName,
                Language language,
                LetterText text,
                @Nullable String replyTo,
                List<Attachment> attachments) {
            this(recipient, recipientName, language, text, replyTo, attachments, List.of());
        }

        /** The same, read along by others. */
        public Composed copiedTo(List<String> others) {
            return new Composed(recipient, recipientName, language, text, replyTo, attachments, others);
        }

        /** Without attachments. */
        public Composed(
                String recipient,
                @Nullable String recipientName,
                Language language,
                LetterText text,
                @Nullable String replyTo) {
            this(recipient, recipientName, language, text, replyTo, List.of());
        }
    }

    /** A document that travels with an e-mail; one of more than 10 MB is refused, it is better linked. */
    record Attachment(String name, String mediaType, byte[] content) {
        private static final int LARGEST = 10_000_000;

        public Attachment {
            if (content.length > LARGEST)
                throw new InvalidValue("messages.wrong.attachment", name, String.valueOf(content.length / 1_000_000));
            if (!mediaType.matches("[a-z]+/[a-z0-9.+-]+")) throw new IllegalArgumentException(mediaType);
        }
    }

    /**
     * A short message to a telephone.
     *
     * @param phone as noted with the contact; none, an unsound one or a landline makes the message fail and asks a person
     * @param country whose number it is where it does not say so itself, two capital letters
     * @param text what is shown on the telephone, sender and all; long ones cost several messages
     */
    record ShortText(@Nullable String phone, String country, Language language, String text) implements Leaving {}

    /**
     * A letter on paper, registered where its channel says so.
     *
     * @param address without one the message fails and asks a person
     * @param page where the customer answers; null where the letter leads nowhere
     */
    record PaperLetter(
            String customerName,
            @Nullable String contactName,
            @Nullable PostalAddress address,
            Language language,
            LetterView words,
            @Nullable URI page)
            implements Leaving {
        /** One that leads to no page. */
        public PaperLetter(
                String customerName,
                @Nullable String contactName,
                @Nullable PostalAddress address,
                Language language,
                LetterView words) {
            this(customerName, contactName, address, language, words, null);
        }
    }

    /** Its ground is gone: cancelled, with the key of the sentence that says why. */
    record Withdrawn(String reasonKey) implements Composition {}

    /** Not now: it stays queued and comes to the door again at that instant. */
    record Postponed(Instant until, String reasonKey) implements Composition {}
}
