package org.maillon.messages;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Properties;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.maillon.messages.SmtpAnswer.Accepted;
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
    private @Nullable SmtpDoor door;

    SmtpLine(SmtpServer server) {
        this(server, server.session());
    }

    /** With settings that a caller completed, such as whose certificates are believed. */
    SmtpLine(SmtpServer server, Properties session) {
        this.server = server;
        this.session = Session.getInstance(session);
    }

    /**
     * Gives one message away. {@code handover} is asked when the server waits for it, before its first byte goes out;
     * where it says no, nothing goes out. A line kept from an earlier message that turns out to be dead is opened once
     * more.
     */
    SmtpAnswer send(Envelope envelope, BooleanSupplier handover) {
        boolean kept = door != null;
        var answer = sendOnce(envelope, handover);
        if (!kept || !isDeadLine(answer)) return answer;
        close();
        return sendOnce(envelope, handover);
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

    private SmtpAnswer sendOnce(Envelope envelope, BooleanSupplier handover) {
        try {
            var open = opened();
            door = open;
            return afterwards(open.give(envelope, handover));
        } catch (MessagingException e) {
            return new Unreachable(words(e));
        } catch (RuntimeException fault) {
            close();
            throw fault;
        }
    }

    /** A line on which anything but acceptance or a plain refusal happened is not used again. */
    private SmtpAnswer afterwards(SmtpAnswer answer) {
        if (answer instanceof Accepted) return answer;
        if (!(answer instanceof Refused refused) || refused.code() == CLOSING) {
            close();
            return answer;
        }
        return ABOUT_US.contains(refused.code()) ? new Unreachable(refused.words()) : answer;
    }

    private SmtpDoor opened() throws MessagingException {
        if (door != null) return door;
        var fresh = new SmtpDoor(session);
        try {
            fresh.connect(server.host(), server.port(), server.user(), server.password());
        } catch (AuthenticationFailedException e) {
            throw new MessagingException("the mail server does not accept our user and password: " + words(e));
        }
        return fresh;
    }

    static String words(Exception failure) {
        var last = failure;
        while (last instanceof MessagingException m && m.getNextException() instanceof MessagingException next)
            last = next;
        var next = last instanceof MessagingException m ? m.getNextException() : null;
        return words(next == null ? last.getMessage() : last.getMessage() + ": " + next);
    }

    static String words(@Nullable String said) {
        var line = OneLine.of(String.valueOf(said));
        return line.length() <= 500 ? line : line.substring(0, 500);
    }
}
