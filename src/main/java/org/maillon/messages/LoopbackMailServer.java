package org.maillon.messages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The mail server of the demonstration: takes mail from this machine only, delivers nothing, and remembers the last
 * subjects in memory. Listens from the moment its port is asked for.
 */
@Component
public class LoopbackMailServer implements DisposableBean {
    private static final int REMEMBERED = 200;
    private static final int SESSIONS = 50;
    private static final int LONGEST_COMMAND = 2_000;
    private static final int LONGEST_LINE = 100_000;
    private static final long LARGEST_MESSAGE = 10_000_000;
    private static final int SILENCE_MILLIS = 120_000;

    private final Deque<Received> recent = new ArrayDeque<>();
    private final Semaphore sessions = new Semaphore(SESSIONS);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong accepted = new AtomicLong();
    private @Nullable ServerSocket listening;

    /** A message taken: to whom, and its subject as it stands in the header. */
    public record Received(String recipient, String subject) {}

    /** The port on 127.0.0.1, chosen when first asked for. */
    public synchronized int port() {
        if (listening == null) listening = listen();
        return listening.getLocalPort();
    }

    /** How many messages it took since it listens. */
    public long accepted() {
        return accepted.get();
    }

    /** The last messages, newest first. */
    public List<Received> recent() {
        synchronized (recent) {
            return List.copyOf(recent);
        }
    }

    @Override
    public synchronized void destroy() {
        try {
            if (listening != null) listening.close();
            listening = null;
            for (var socket : open) socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServerSocket listen() {
        try {
            var server = new ServerSocket(0, SESSIONS, InetAddress.ofLiteral("127.0.0.1"));
            Thread.ofPlatform().daemon().name("loopback-mail").start(() -> accept(server));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the demonstration's mail server", e);
        }
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofPlatform().daemon().name("loopback-mail-session").start(() -> serve(socket));
            } catch (IOException closed) {
                // The loop ends when the server was closed; one connection lost is nobody's loss.
            }
        }
    }

    private void serve(Socket socket) {
        if (!sessions.tryAcquire()) {
            closeQuietly(socket);
            return;
        }
        open.add(socket);
        try (socket) {
            socket.setSoTimeout(SILENCE_MILLIS);
            socket.setTcpNoDelay(true);
            new Conversation(socket.getInputStream(), socket.getOutputStream()).hold();
        } catch (IOException gone) {
            // The other side left; what it had given whole is kept.
        } finally {
            open.remove(socket);
            sessions.release();
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // Already closed.
        }
    }

    private void remember(Received received) {
        accepted.incrementAndGet();
        synchronized (recent) {
            recent.addFirst(received);
            if (recent.size() > REMEMBERED) recent.removeLast();
        }
    }

    /** One client, command by command (RFC 5321, without extensions but SIZE, 8BITMIME and PIPELINING). */
    private final class Conversation {
        private final InputStream in;
        private final OutputStream out;
        private final byte[] buffer = new byte[16_384];
        private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        private int next;
        private int filled;
        private boolean senderKnown;
        private String recipient = "";

        Conversation(InputStream in, OutputStream out) {
            this.in = in;
            this.out = out;
        }

        void hold() throws IOException {
            say("220 maillon demonstration, nothing is delivered");
            for (var line = line(LONGEST_COMMAND); line != null; line = line(LONGEST_COMMAND)) {
                if (!answer(line)) return;
            }
        }

        private boolean answer(String line) throws IOException {
            var verb = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
            switch (verb) {
                case "EHLO" -> say("250-maillon\r\n250-8BITMIME\r\n250-PIPELINING\r\n250 SIZE " + LARGEST_MESSAGE);
                case "HELO" -> say("250 maillon");
                case "MAIL" -> mail();
                case "RCPT" -> recipient(line);
                case "DATA" -> data();
                case "RSET" -> mailForgotten();
                case "NOOP" -> say("250 ok");
                case "QUIT" -> say("221 bye");
                default -> say("502 not spoken here");
            }
            return !verb.equals("QUIT");
        }

        private void mail() throws IOException {
            senderKnown = true;
            recipient = "";
            say("250 ok");
        }

        private void mailForgotten() throws IOException {
            senderKnown = false;
            recipient = "";
            say("250 ok");
        }

        private void recipient(String line) throws IOException {
            if (!senderKnown) {
                say("503 MAIL first");
                return;
            }
            recipient =
                    line.substring(Math.min(line.length(), "RCPT TO:".length())).strip();
            say("250 ok");
        }

        private void data() throws IOException {
            if (recipient.isEmpty()) {
                say("503 RCPT first");
                return;
            }
            say("354 end with a dot");
            var subject = "";
            boolean head = true;
            long size = 0;
            for (var line = line(LONGEST_LINE); !".".equals(line); line = line(LONGEST_LINE)) {
                if (line == null) throw new IOException("cut in the middle of a message");
                size += line.length() + 2L;
                if (line.isEmpty()) head = false;
                if (head && line.regionMatches(true, 0, "Subject:", 0, 8))
                    subject = line.substring(8).strip();
            }
            if (size <= LARGEST_MESSAGE) remember(new Received(recipient, subject));
            senderKnown = false;
            recipient = "";
            say(size <= LARGEST_MESSAGE ? "250 taken, and not delivered" : "552 too large");
        }

        private @Nullable String line(int longest) throws IOException {
            line.reset();
            while (true) {
                if (next == filled && !fill()) return null;
                int from = next;
                while (next < filled && buffer[next] != '\n') next++;
                line.write(buffer, from, next - from);
                if (line.size() > longest) throw new IOException("line too long");
                if (next == filled) continue;
                next++;
                var read = line.toString(StandardCharsets.UTF_8);
                return read.endsWith("\r") ? read.substring(0, read.length() - 1) : read;
            }
        }

        private boolean fill() throws IOException {
            filled = in.read(buffer);
            next = 0;
            return filled > 0;
        }

        private void say(String answer) throws IOException {
            out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }
}
