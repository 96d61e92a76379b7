package org.maillon.browser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A line to the application on which the answer to the first request of a kind gets lost, whoever in the browser sends it. */
final class LossyLine implements AutoCloseable {
    private final ServerSocket door;
    private final int application;
    private final String kind;
    private final AtomicInteger met = new AtomicInteger();

    /** @param kind what the first line of such a request ends with, before its version */
    LossyLine(int application, String kind) throws IOException {
        this.application = application;
        this.kind = kind + " HTTP/1.1\r\n";
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::open);
    }

    String address(String path) {
        return "http://localhost:" + door.getLocalPort() + path;
    }

    /** How many such requests went through. */
    int met() {
        return met.get();
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                var browser = door.accept();
                Thread.ofPlatform().daemon().start(() -> join(browser));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void join(Socket browser) {
        try (browser;
                var other = new Socket(InetAddress.getLoopbackAddress(), application)) {
            var losing = new AtomicBoolean();
            var asking = Thread.ofPlatform().daemon().start(() -> ask(browser, other, losing));
            answer(other.getInputStream(), browser.getOutputStream(), losing);
            browser.close();
            asking.join();
        } catch (IOException | InterruptedException cut) {
            // Either side may hang up at any time.
        }
    }

    private void ask(Socket browser, Socket other, AtomicBoolean losing) {
        var bytes = new byte[1 << 16];
        try {
            for (int read; (read = browser.getInputStream().read(bytes)) >= 0; ) {
                if (isOfKind(new String(bytes, 0, read, ISO_8859_1)) && met.getAndIncrement() == 0) losing.set(true);
                other.getOutputStream().write(bytes, 0, read);
            }
            other.shutdownOutput();
        } catch (IOException cut) {
            // The other direction ends as well.
        }
    }

    private boolean isOfKind(String said) {
        return said.startsWith("POST ")
                && said.substring(0, said.indexOf('\n') + 1).endsWith(kind);
    }

    private static void answer(InputStream from, OutputStream to, AtomicBoolean losing) throws IOException {
        var bytes = new byte[1 << 16];
        for (int read; (read = from.read(bytes)) >= 0; ) {
            if (losing.get()) return;
            to.write(bytes, 0, read);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
