package org.maillon.messages;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.maillon.messages.InboxStore.Place;

/** A mailbox open for reading; what is in it stays there, unread. */
final class MailboxLine implements AutoCloseable {
    /** A mailbox met for the first time is read from its last mails on. */
    private static final int FIRST_LOOK = 500;

    private final Store store;
    private final Folder folder;

    private MailboxLine(Store store, Folder folder) {
        this.store = store;
        this.folder = folder;
    }

    static MailboxLine open(ImapServer server) throws MessagingException {
        var store = Session.getInstance(server.session()).getStore(server.protocol());
        store.connect(server.host(), server.port(), server.user(), server.password());
        try {
            var folder = store.getFolder(server.folder());
            folder.open(Folder.READ_ONLY);
            return new MailboxLine(store, folder);
        } catch (MessagingException e) {
            store.close();
            throw e;
        }
    }

    long validity() throws MessagingException {
        return ((UIDFolder) folder).getUIDValidity();
    }

    /** At most so many numbers of mails behind a place, the oldest first. */
    List<Long> after(Place place, int limit) throws MessagingException {
        var uids = (UIDFolder) folder;
        boolean known = place.validity() == validity();
        long from = known ? place.lastUid() + 1 : Math.max(1, uids.getUIDNext() - FIRST_LOOK);
        var found = new ArrayList<Long>();
        for (var mail : uids.getMessagesByUID(from, UIDFolder.LASTUID)) {
            if (mail != null) found.add(uids.getUID(mail));
        }
        return found.stream()
                .filter(uid -> uid >= from)
                .sorted(Comparator.naturalOrder())
                .limit(limit)
                .toList();
    }

    /** The mail as far as it is read; what is longer is not fetched. */
    InboundMail read(long uid) throws MessagingException {
        Message mail = ((UIDFolder) folder).getMessageByUID(uid);
        if (!(mail instanceof IMAPMessage imap)) throw new MessagingException("mail " + uid + " is gone");
        try (var content = imap.getMimeStream()) {
            return InboundReader.read(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            imap.invalidateHeaders();
        }
    }

    @Override
    public void close() throws MessagingException {
        try (store) {
            folder.close(false);
        }
    }
}
