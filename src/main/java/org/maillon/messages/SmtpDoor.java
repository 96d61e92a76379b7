package org.maillon.messages;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.maillon.messages.SmtpAnswer.Accepted;
import org.maillon.messages.SmtpAnswer.GivenBefore;
import org.maillon.messages.SmtpAnswer.Lost;
import org.maillon.messages.SmtpAnswer.NotGiven;
import org.maillon.messages.SmtpAnswer.Refused;

/**
 * A connection to a mail server that stops at the last moment at which nothing has been given away: the server waits for
 * the message, and not a byte of it has gone out. A server that hears "data" and then loses the line keeps nothing (RFC
 * 5321, 4.1.1.4). Sender and recipient are said in one breath where the server allows it (RFC 2920).
 */
final class SmtpDoor extends SMTPTransport {
    private static final int TOO_LARGE = 552;

    private boolean begun;

    SmtpDoor(Session session) {
        super(session, new URLName("smtp", null, -1, null, null, null));
    }

    synchronized SmtpAnswer give(Envelope envelope, BooleanSupplier handover) {
        boolean given = false;
        try {
            var refused = begin(envelope);
            if (refused != null) return refused;
            for (var copy : envelope.copies()) simpleCommand("RCPT TO:<" + copy + ">");
            var out = data();
            if (!handover.getAsBoolean()) return new GivenBefore("it had been given away before");
            given = true;
            out.write(envelope.content());
            finishData();
            begun = false;
            return new Accepted(SmtpLine.words(getLastServerResponse()));
        } catch (SMTPSendFailedException e) {
            int code = e.getReturnCode();
            if (code >= 400) return new Refused(code, SmtpLine.words(getLastServerResponse()));
            return broken(given, e);
        } catch (MessagingException | IOException e) {
            return broken(given, e);
        }
    }

    private static SmtpAnswer broken(boolean given, Exception e) {
        return given ? new Lost(SmtpLine.words(e)) : new NotGiven(SmtpLine.words(e));
    }

    private @Nullable Refused begin(Envelope envelope) throws MessagingException {
        if (isTooLarge(envelope))
            return new Refused(TOO_LARGE, envelope.content().length + " bytes are more than the mail server takes");
        if (begun) simpleCommand("RSET");
        begun = true;
        sendCommand("MAIL FROM:<" + envelope.from() + ">");
        if (!supportsExtension("PIPELINING")) {
            var refused = refusal();
            if (refused != null) return refused;
            sendCommand("RCPT TO:<" + envelope.to() + ">");
            return refusal();
        }
        sendCommand("RCPT TO:<" + envelope.to() + ">");
        var sender = refusal();
        var recipient = refusal();
        return sender != null ? sender : recipient;
    }

    private @Nullable Refused refusal() throws MessagingException {
        int code = readServerResponse();
        if (code >= 200 && code < 300) return null;
        if (code < 400) throw new MessagingException("the mail server broke off");
        return new Refused(code, SmtpLine.words(getLastServerResponse()));
    }

    private boolean isTooLarge(Envelope envelope) {
        var most = getExtensionParameter("SIZE");
        if (most == null || !most.strip().matches("[1-9][0-9]{0,17}")) return false;
        return envelope.content().length > Long.parseLong(most.strip());
    }
}
