package org.maillon.messages;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.maillon.kernel.InvalidValue;

/**
 * A mailbox where answers arrive.
 *
 * @param encrypted TLS from the first byte; else STARTTLS, without which nothing is said but on this machine
 */
record ImapServer(String host, int port, boolean encrypted, String user, String password, String folder) {
    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "30000";

    /** Reads {@code imaps://user:password@host:port/folder}; port and folder may be missing. Refuses anything else. */
    static ImapServer read(String address) {
        var uri = uri(address);
        var scheme = String.valueOf(uri.getScheme());
        var account = String.valueOf(uri.getRawUserInfo()).split(":", 2);
        if (uri.getHost() == null || account.length != 2 || !(scheme.equals("imap") || scheme.equals("imaps")))
            throw wrong();
        var folder = String.valueOf(uri.getPath()).replaceAll("^/+", "");
        int usual = scheme.equals("imaps") ? 993 : 143;
        return new ImapServer(
                uri.getHost().replaceAll("[\\[\\]]", ""),
                uri.getPort() < 0 ? usual : uri.getPort(),
                scheme.equals("imaps"),
                decoded(account[0]),
                decoded(account[1]),
                folder.isBlank() ? "INBOX" : folder);
    }

    /** What it is known by; holds no secret. */
    String name() {
        return user + "@" + host + ":" + port + "/" + folder;
    }

    boolean isLoopback() {
        return SmtpServer.isLoopback(host);
    }

    String protocol() {
        return encrypted ? "imaps" : "imap";
    }

    /** Mails stay unread and where they are; a large one comes in pieces, so that no more of it comes than is read. */
    Properties session() {
        var session = new Properties();
        var of = "mail." + protocol() + ".";
        session.put("mail.store.protocol", protocol());
        session.put(of + "starttls.enable", String.valueOf(!encrypted));
        session.put(of + "starttls.required", String.valueOf(!encrypted && !isLoopback()));
        if (isLoopback()) session.put(of + "ssl.trust", host);
        session.put(of + "ssl.checkserveridentity", String.valueOf(!isLoopback()));
        session.put(of + "connectiontimeout", CONNECT_MILLIS);
        session.put(of + "timeout", ANSWER_MILLIS);
        session.put(of + "writetimeout", ANSWER_MILLIS);
        session.put(of + "peek", "true");
        session.put(of + "partialfetch", "true");
        session.put(of + "fetchsize", "262144");
        return session;
    }

    @Override
    public String toString() {
        return protocol() + "://" + name();
    }

    private static URI uri(String address) {
        try {
            return URI.create(address.strip());
        } catch (IllegalArgumentException secret) {
            throw wrong();
        }
    }

    private static InvalidValue wrong() {
        return new InvalidValue("messages.wrong.mailbox");
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
