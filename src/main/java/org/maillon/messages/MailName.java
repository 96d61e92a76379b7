package org.maillon.messages;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;

/** Who a mail says it is from; both may be empty, and neither is proved. */
record MailName(String address, String name) {
    private static final int LONGEST = 300;

    static MailName read(String from) {
        try {
            var all = InternetAddress.parseHeader(cut(from), false);
            if (all.length == 0) return new MailName("", "");
            var address = all[0].getAddress();
            var name = all[0].getPersonal();
            var sound = address == null
                    ? ""
                    : MailAddress.read(address).map(MailAddress::value).orElse("");
            return new MailName(sound, name == null ? "" : OneLine.of(name));
        } catch (AddressException unreadable) {
            return new MailName("", OneLine.of(decoded(from)));
        }
    }

    /** A header's encoded words (RFC 2047) as they are read. */
    static String decoded(String header) {
        try {
            return OneLine.of(cut(MimeUtility.decodeText(cut(header))));
        } catch (UnsupportedEncodingException | RuntimeException unreadable) {
            return OneLine.of(cut(header));
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
