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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A mail server that does to each recipient what the test says; it keeps every message it took in whole. */
final class ScriptedMailServer implements AutoCloseable {
    enum Act {
        ACCEPT,
        REFUSE_SENDER_FOR_NOW,
        REFUSE_RECIPIENT_FOR_NOW,
        REFUSE_RECIPIENT,
        REFUSE_MESSAGE_FOR_NOW,
        REFUSE_MESSAGE,
        DROP_AT_RECIPIENT,
        DROP_AT_DATA,
        TAKE_AND_DROP,
        TAKE_AND_HANG
    }

    record Taken(String recipient, String text) {
        String header(String name) {
            return text.lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .findFirst()
                    .map(line -> line.substring(name.length() + 1).strip())
                    .orElse("");
        }
    }

    final List<Taken> taken = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    private final Map<String, Act> script = new ConcurrentHashMap<>();
    private final CountDownLatch hung = new CountDownLatch(1);
    private final ServerSocket listening;
    private volatile boolean dropIdle;
    private volatile IntConsumer whenTaken = _ -> {};

    ScriptedMailServer() {
        try {
            listening = new ServerSocket(0, 100, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    void to(String recipient, Act act) {
        script.put(recipient, act);
    }

    /** From now on it does nothing unusual to anybody. */
    void beKind() {
        script.clear();
    }

    /** Runs when a message was taken in whole and before its sender hears so; told how many there are. */
    void whenTaken(IntConsumer action) {
        whenTaken = action;
    }

    /** Closes each connection after one message, as servers do that are tired of waiting. */
    void dropIdleConnections() {
        dropIdle = true;
    }

    @Override
    public void close() {
        hung.countDown();
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            converse(in, socket.getOutputStream());
        } catch (IOException | InterruptedException gone) {
            // The client left, or the test is over.
        }
    }

    private void converse(BufferedReader in, OutputStream out) throws IOException, InterruptedException {
        say(out, "220 scripted");
        var recipient = "";
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var act = script.getOrDefault(recipient, Act.ACCEPT);
            switch (line.substring(0, 4)) {
                case "MAIL" -> say(out, script.containsValue(Act.REFUSE_SENDER_FOR_NOW) ? "451 not now" : "250 sender");
                case "RCPT" -> {
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    act = script.getOrDefault(recipient, Act.ACCEPT);
                    if (act == Act.DROP_AT_RECIPIENT) return;
                    say(
                            out,
                            switch (act) {
                                case REFUSE_RECIPIENT_FOR_NOW -> "450 mailbox busy";
                                case REFUSE_RECIPIENT -> "550 no such mailbox";
                                default -> "250 recipient";
                            });
                }
                case "DATA" -> {
                    if (act == Act.DROP_AT_DATA) return;
                    say(out, "354 go on");
                    var text = text(in);
                    if (text == null) return;
                    if (act != Act.REFUSE_MESSAGE && act != Act.REFUSE_MESSAGE_FOR_NOW)
                        take(new Taken(recipient, text));
                    if (act == Act.TAKE_AND_DROP) return;
                    if (act == Act.TAKE_AND_HANG) hung.await();
                    say(
                            out,
                            switch (act) {
                                case REFUSE_MESSAGE_FOR_NOW -> "452 no room";
                                case REFUSE_MESSAGE -> "554 not wanted";
                                default -> "250 queued as 42";
                            });
                    if (dropIdle) return;
                }
                case "QUIT" -> {
                    say(out, "221 bye");
                    return;
                }
                default -> say(out, "250 ok");
            }
        }
    }

    private void take(Taken message) {
        taken.add(message);
        whenTaken.accept(taken.size());
    }

    private static @Nullable String text(BufferedReader in) throws IOException {
        var text = new StringBuilder();
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) return text.toString();
            text.append(line).append('\n');
        }
        return null;
    }

    private static void say(OutputStream out, String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
