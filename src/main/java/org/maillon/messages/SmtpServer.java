package org.maillon.messages;

import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A mail server that takes our messages.
 *
 * @param encrypted TLS from the first byte; else STARTTLS, without which nothing is said but to a relay on this machine
 * @param user null where the server asks for none
 * @param answerWithin how long one answer may take
 */
record SmtpServer(
        String host,
        int port,
        boolean encrypted,
        @Nullable String user,
        @Nullable String password,
        Duration answerWithin) {
    private static final String CONNECT_MILLIS = "10000";
    /** Where programs hand in mail under their name, which is not done in the open (RFC 6409, RFC 8314). */
    private static final int SUBMISSION = 587;

    /** Reads {@code smtp://user:password@host:port} or {@code smtps://…}; user and port may be missing. */
    static SmtpServer read(String address, Duration answerWithin) {
        var uri = uri(address);
        var scheme = String.valueOf(uri.getScheme());
        if (uri.getHost() == null || !(scheme.equals("smtp") || scheme.equals("smtps"))) throw unreadable();
        var account = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        if (account.length == 1) throw unreadable();
        boolean named = account.length == 2;
        int usual = scheme.equals("smtps") ? 465 : named ? SUBMISSION : 25;
        return new SmtpServer(
                uri.getHost().replaceAll("[\\[\\]]", ""),
                uri.getPort() < 0 ? usual : uri.getPort(),
                scheme.equals("smtps"),
                named ? decoded(account[0]) : null,
                named ? decoded(account[1]) : null,
                answerWithin);
    }

    /** On this machine, by its number or as "localhost"; another name is never looked up to find out. */
    boolean isLoopback() {
        return isLoopback(host);
    }

    static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) return true;
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }

    /** Whether a server that offers no encryption hears nothing: what we write holds names, debts and customers' links. */
    private boolean insistsOnEncryption() {
        return !encrypted && (!isLoopback() || port == SUBMISSION);
    }

    Properties session() {
        var session = new Properties();
        session.put("mail.smtp.host", host);
        session.put("mail.smtp.port", String.valueOf(port));
        session.put("mail.smtp.auth", String.valueOf(user != null));
        session.put("mail.smtp.ssl.enable", String.valueOf(encrypted));
        session.put("mail.smtp.starttls.enable", String.valueOf(!encrypted));
        session.put("mail.smtp.starttls.required", String.valueOf(insistsOnEncryption()));
        if (isLoopback()) session.put("mail.smtp.ssl.trust", host);
        session.put("mail.smtp.ssl.checkserveridentity", String.valueOf(!isLoopback()));
        session.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        session.put("mail.smtp.timeout", String.valueOf(answerWithin.toMillis()));
        session.put("mail.smtp.writetimeout", String.valueOf(answerWithin.toMillis()));
        session.put("mail.smtp.quitwait", "false");
        session.put("mail.smtp.socketFactory", new PromptSockets());
        return session;
    }

    @Override
    public String toString() {
        return (encrypted ? "smtps://" : "smtp://") + host + ":" + port;
    }

    private static URI uri(String address) {
        try {
            return URI.create(address.strip());
        } catch (IllegalArgumentException secret) {
            throw unreadable();
        }
    }

    private static IllegalArgumentException unreadable() {
        return new IllegalArgumentException("MAILLON_SMTP_URL must read smtp://user:password@host:port, or smtps://…");
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
