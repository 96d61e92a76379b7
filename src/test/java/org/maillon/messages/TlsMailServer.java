package org.maillon.messages;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that goes over to TLS when asked (RFC 3207); it keeps what it heard in the open apart from the rest. */
final class TlsMailServer implements AutoCloseable {
    enum Offer {
        STARTTLS,
        /** As where somebody between us and the server takes the offer out of its answer. */
        NOTHING,
        /** Offers it and then will not. */
        STARTTLS_AND_REFUSES
    }

    final List<String> heardInTheOpen = new CopyOnWriteArrayList<>();
    final List<String> heardEncrypted = new CopyOnWriteArrayList<>();
    final List<String> taken = new CopyOnWriteArrayList<>();
    private final ServerSocket listening;
    private final SSLContext tls;
    private final Offer offer;

    TlsMailServer(SSLContext tls, Offer offer) {
        this.tls = tls;
        this.offer = offer;
        try {
            listening = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket open) {
        try (open) {
            say(open.getOutputStream(), "220 mail.morel.example");
            if (!converse(open, heardInTheOpen)) return;
            try (var sealed = (SSLSocket) tls.getSocketFactory().createSocket(open, null, open.getPort(), true)) {
                sealed.setUseClientMode(false);
                sealed.startHandshake();
                converse(sealed, heardEncrypted);
            }
        } catch (IOException gone) {
            // The client left, or did not believe our certificate.
        }
    }

    /** True where the client wants to go on encrypted. */
    private boolean converse(Socket socket, List<String> heard) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        var out = socket.getOutputStream();
        boolean sealed = heard == heardEncrypted;
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            switch (line.substring(0, 4).toUpperCase(Locale.ROOT)) {
                case "EHLO" -> say(out, greeting(sealed));
                case "STAR" -> {
                    say(out, offer == Offer.STARTTLS ? "220 go ahead" : "454 not now");
                    if (offer == Offer.STARTTLS) return true;
                }
                case "AUTH" -> say(out, "235 welcome");
                case "DATA" -> {
                    say(out, "354 go on");
                    taken.add(text(in));
                    say(out, "250 queued");
                }
                case "QUIT" -> {
                    return false;
                }
                default -> say(out, "250 ok");
            }
        }
        return false;
    }

    private String greeting(boolean sealed) {
        return sealed || offer == Offer.NOTHING
                ? "250-mail.morel.example\r\n250 AUTH PLAIN"
                : "250-mail.morel.example\r\n250-STARTTLS\r\n250 AUTH PLAIN";
    }

    private static String text(BufferedReader in) throws IOException {
        var text = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine())
            text.append(line).append('\n');
        return text.toString();
    }

    private static void say(OutputStream out, String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
