package org.maillon.stories;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The mail server of the stories: a real one on this machine, whose letters are read as they arrive. */
final class StoryMail {
    private static final String OWN = "compta@atelier-durand.example";

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS)
    });
    private final GreenMailUser box;
    private final Set<String> seen = new HashSet<>();

    record Letter(String from, String to, String subject, String messageId) {}

    StoryMail() {
        server.start();
        box = server.setUser(OWN, "compta", "secret");
    }

    /** Where the company reads what comes back. */
    String mailbox() {
        return "imaps://compta:secret@127.0.0.1:" + server.getImaps().getPort();
    }

    /** A mail server returns something to the company. */
    void comesBack(String mail) {
        box.deliver(GreenMailUtil.newMimeMessage(mail));
    }

    String address() {
        return "smtp://127.0.0.1:" + server.getSmtp().getPort();
    }

    /** The letters that came since it was last asked. */
    List<Letter> taken() {
        return Arrays.stream(server.getReceivedMessages())
                .map(StoryMail::letter)
                .filter(letter -> letter.from().equals(OWN) && seen.add(letter.messageId()))
                .sorted(Comparator.comparing(Letter::to).thenComparing(Letter::subject))
                .toList();
    }

    private static Letter letter(Message message) {
        try {
            var to = (InternetAddress) message.getRecipients(Message.RecipientType.TO)[0];
            var from = (InternetAddress) message.getFrom()[0];
            return new Letter(
                    from.getAddress(), to.getAddress(), message.getSubject(), message.getHeader("Message-ID")[0]);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
