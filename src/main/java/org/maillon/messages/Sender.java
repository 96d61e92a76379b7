package org.maillon.messages;

import org.jspecify.annotations.Nullable;

/**
 * Who speaks in a company's messages, and where its customers pay.
 *
 * @param fromName shown as the sender; one line
 * @param fromAddress a sound e-mail address
 * @param replyTo where answers go, else the from address
 * @param signatureName the person or service that signs
 */
public record Sender(
        String fromName,
        String fromAddress,
        @Nullable String replyTo,
        String signatureName,
        @Nullable String phone,
        @Nullable String iban,
        @Nullable String bic) {
    public Sender {
        if (MailAddress.read(fromAddress).isEmpty())
            throw new IllegalArgumentException("messages.reason.bad-sender: " + fromAddress);
        if (replyTo != null && MailAddress.read(replyTo).isEmpty())
            throw new IllegalArgumentException("messages.reason.bad-sender: " + replyTo);
    }
}
