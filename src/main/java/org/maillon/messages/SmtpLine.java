package org.maillon.messages;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.OutputStream;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.maillon.messages.SmtpAnswer.Accepted;
import org.maillon.messages.SmtpAnswer.GivenBefore;
import org.maillon.messages.SmtpAnswer.Lost;
import org.maillon.messages.SmtpAnswer.NotGiven;
import org.maillon.messages.SmtpAnswer.Refused;
import org.maillon.messages.SmtpAnswer.Unreachable;

/** A connection to a mail server, opened at the first message and kept for the next ones. For one thread. */
final class SmtpLine implements AutoCloseable {
    /** Refusals that are about us, not about the message: authentication required, too weak, failed. */
    private static final Set<Integer> ABOUT_US = Set.of(530, 534, 535, 538);

    private static final int CLOSING = 421;

    private final SmtpServer server;
    private final Session session;
    private @Nullable Door door;

    SmtpLine(SmtpServer server) {
        this.server = server;
        this.session = Session.getInstance(server.session());
    }

    /**
     * Gives one message with one recipient away. {@code handover} is asked when the server has accepted the recipient,
     * before the first byte of the message goes out; where it says no, nothing goes out. A line kept from an earlier
     * message that turns out to be dead is opened once more.
     */
    SmtpAnswer send(MimeMessage message, Address recipient, BooleanSupplier handover) {
        boolean kept = door != null;
        var answer = sendOnce(message, recipient, handover);
        if (!kept || !isDeadLine(answer)) return answer;
        close();
        return sendOnce(message, recipient, handover);
    }

    @Override
    public void close() {
        var closing = door;
        door = null;
        try {
            if (closing != null) closing.close();
        } catch (MessagingException alreadyGone) {
            // Nothing is on its way on this line any more.
        }
    }

    private static boolean isDeadLine(SmtpAnswer answer) {
        return answer instanceof NotGiven || answer instanceof Refused refused && refused.code() == CLOSING;
    }

    private SmtpAnswer sendOnce(MimeMessage message, Address recipient, BooleanSupplier handover) {
        Door open;
        try {
            open = door = opened();
        } catch (MessagingException e) {
            return new Unreachable(words(e));
        }
        try {
            open.begin(handover);
            open.sendMessage(message, new Address[] {recipient});
            return new Accepted(words(open.getLastServerResponse()));
        } catch (AlreadyGiven e) {
            close();
            return new GivenBefore(words(e));
        } catch (MessagingException e) {
            return failed(open, e);
        } catch (RuntimeException fault) {
            close();
            throw fault;
        }
    }

    private SmtpAnswer failed(Door open, MessagingException failure) {
        int code = codeOf(failure);
        if (code < 400 || code == CLOSING) close();
        if (ABOUT_US.contains(code)) return new Unreachable(words(failure));
        if (code >= 400) return new Refused(code, words(failure));
        return open.handedOver ? new Lost(words(failure)) : new NotGiven(words(failure));
    }

    private Door opened() throws MessagingException {
        if (door != null) return door;
        var fresh = new Door(session);
        try {
            fresh.connect(server.host(), server.port(), server.user(), server.password());
        } catch (AuthenticationFailedException e) {
            throw new MessagingException("the mail server does not accept our user and password: " + words(e));
        }
        return fresh;
    }

    /** The server's last code among the causes, or 0 where the line itself failed. */
    private static int codeOf(MessagingException failure) {
        int code = 0;
        for (@Nullable Exception e = failure; e instanceof MessagingException m; e = m.getNextException()) {
            code = switch (m) {
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSenderFailedException sender -> sender.getReturnCode();
                case SMTPSendFailedException send -> send.getReturnCode();
                default -> code;
            };
        }
        return code;
    }

    private static String words(MessagingException failure) {
        var last = failure;
        while (last.getNextException() instanceof MessagingException next) last = next;
        return words(
                last.getNextException() == null
                        ? last.getMessage()
                        : last.getMessage() + ": " + last.getNextException());
    }

    private static String words(@Nullable String said) {
        var line = OneLine.of(String.valueOf(said));
        return line.length() <= 500 ? line : line.substring(0, 500);
    }

    private static final class AlreadyGiven extends MessagingException {
        private static final long serialVersionUID = 1;

        AlreadyGiven() {
            super("it had been given away before");
        }
    }

    /** Stops between the recipient and the message: the last moment at which nothing has been given away. */
    private static final class Door extends SMTPTransport {
        private BooleanSupplier handover = () -> false;
        private boolean handedOver;

        Door(Session session) {
            super(session, new URLName("smtp", null, -1, null, null, null));
        }

        void begin(BooleanSupplier handover) {
            this.handover = handover;
            this.handedOver = false;
        }

        @Override
        protected OutputStream data() throws MessagingException {
            if (!handover.getAsBoolean()) throw new AlreadyGiven();
            handedOver = true;
            return super.data();
        }
    }
}
