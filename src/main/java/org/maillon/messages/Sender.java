package org.maillon.messages;

import org.jspecify.annotations.Nullable;
import org.maillon.kernel.Iban;
import org.maillon.kernel.InvalidValue;

/**
 * Who speaks in a company's messages, and where its customers pay.
 *
 * @param fromName shown as the sender; one line
 * @param fromAddress a sound e-mail address
 * @param replyTo where answers go, else the from address
 * @param signatureName the person or service that signs
 * @param iban with or without blanks; a wrong one is refused with what was expected
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
        refuseUnsound(fromAddress);
        if (replyTo != null) refuseUnsound(replyTo);
        if (iban != null) iban = new Iban(iban).value();
    }

    /** The same company speaking through another's address; answers still reach it. */
    Sender via(String address) {
        return new Sender(
                fromName + " (via Maillon)",
                address,
                replyTo == null ? fromAddress : replyTo,
                signatureName,
                phone,
                iban,
                bic);
    }

    /** The same, paid where another one is paid. */
    Sender payingAt(Sender other) {
        return new Sender(fromName, fromAddress, replyTo, signatureName, phone, other.iban, other.bic);
    }

    private static void refuseUnsound(String address) {
        if (MailAddress.read(address).isEmpty()) throw new InvalidValue("messages.reason.bad-sender", address);
    }
}
