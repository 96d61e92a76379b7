package org.maillon.stories;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.List;

/** The mail server of the stories: a real one on this machine, whose letters are read as they arrive. */
final class StoryMail {
    private static final String OWN = "compta@atelier-durand.example";

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS)
    });
    private final GreenMailUser box;
    private int seen;

    record Letter(String to, String subject, String messageId) {}

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
        var all = Arrays.stream(server.getReceivedMessages())
                .map(StoryMail::letter)
                .filter(letter -> !letter.to().equals(OWN))
                .toList();
        var letters = all.subList(seen, all.size());
        seen = all.size();
        return letters;
    }

    private static Letter letter(Message message) {
        try {
            var to = (InternetAddress) message.getRecipients(Message.RecipientType.TO)[0];
            return new Letter(to.getAddress(), message.getSubject(), message.getHeader("Message-ID")[0]);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
