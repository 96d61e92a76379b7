package org.maillon.stories;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.List;

/** The mail server of the stories: a real one on this machine, whose letters are read as they arrive. */
final class StoryMail {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    record Letter(String to, String subject) {}

    StoryMail() {
        server.start();
    }

    String address() {
        return "smtp://127.0.0.1:" + server.getSmtp().getPort();
    }

    /** The letters that came since it was last asked. */
    List<Letter> taken() {
        try {
            var letters = Arrays.stream(server.getReceivedMessages())
                    .map(StoryMail::letter)
                    .toList();
            server.purgeEmailFromAllMailboxes();
            return letters;
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Letter letter(Message message) {
        try {
            var to = (InternetAddress) message.getRecipients(Message.RecipientType.TO)[0];
            return new Letter(to.getAddress(), message.getSubject());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
