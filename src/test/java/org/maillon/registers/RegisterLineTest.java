package org.maillon.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.registers.RegisterReply.Refused;
import org.maillon.registers.RegisterReply.Told;

/** What comes back from somebody else's server, and what is made of it. */
class RegisterLineTest {
    private final RegisterServer server = new RegisterServer();
    private final RegisterLine line = new RegisterLine(Duration.ofSeconds(2));
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void close() {
        over.countDown();
        server.close();
    }

    @Test
    void aSoundAnswerIsRead() {
        server.tell("/", "{\"results\": []}");
        assertThat(ask()).isInstanceOf(Told.class);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            401, KEY_REFUSED
            429, QUOTA_SPENT
            500, FAULT
            503, FAULT
            301, OTHER_SHAPE
            400, OTHER_SHAPE
            """)
    void aStatusIsARefusalWithAReason(int status, RegisterRefusal why) {
        server.refuse("/", status);
        assertThat(ask()).isEqualTo(new Refused(why));
    }

    @Test
    void whatMayPassByItselfIsAskedOnceMore() {
        var times = new AtomicInteger();
        server.answer(
                "/",
                exchange -> RegisterServer.send(
                        exchange, times.incrementAndGet() == 1 ? 502 : 200, "application/json", "{}"));
        assertThat(ask()).isInstanceOf(Told.class);
        assertThat(times).hasValue(2);
    }

    @Test
    void whatWillNotPassIsNotAskedAgain() {
        server.refuse("/", 429);
        ask();
        assertThat(server.asked("/")).hasSize(1);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            <html><body>Maintenance</body></html> | NOT_JSON
            results: []                           | NOT_JSON
            {"results": [{"siren": "5520          | CUT
            ''                                    | OTHER
            """)
    void anAnswerThatIsNoJsonIsRefused(String body, String why) {
        server.answer("/", exchange -> RegisterServer.send(exchange, 200, "application/json", body));
        if (why.equals("OTHER")) assertThat(ask()).isNotInstanceOf(Refused.class);
        else assertThat(ask()).isEqualTo(new Refused(RegisterRefusal.valueOf(why)));
    }

    @Test
    void aHugeAnswerIsNotReadToItsEnd() {
        server.answer("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var some = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);
            try (var out = exchange.getResponseBody()) {
                for (int i = 0; i < 10_000; i++) out.write(some);
            } catch (IOException readerLeft) {
                over.countDown();
            }
        });
        assertThat(ask()).isEqualTo(new Refused(RegisterRefusal.TOO_LARGE));
    }

    @Test
    void jsonNestedWithoutEndIsRefused() {
        server.tell("/", "[".repeat(100_000));
        assertThat(ask()).isEqualTo(new Refused(RegisterRefusal.NOT_JSON));
    }

    @Test
    void aConnectionThatEndsBeforeItsAnswerIsCut() throws IOException {
        try (var socket = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> answerHalf(socket));
            assertThat(line.ask(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/"))))
                    .isEqualTo(new Refused(RegisterRefusal.CUT));
        }
    }

    private static void answerHalf(ServerSocket socket) {
        while (true) {
            try (var client = socket.accept()) {
                client.getInputStream().read(new byte[1000]);
                client.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{\"results\":"
                                .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Test
    void anAnswerThatDripsIsTooSlow() {
        server.answer("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            awaitEnd();
        });
        assertThat(ask()).isEqualTo(new Refused(RegisterRefusal.TOO_SLOW));
    }

    private void awaitEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nobodyThereIsUnreachable() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(line.ask(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + free + "/"))))
                .isEqualTo(new Refused(RegisterRefusal.UNREACHABLE));
    }

    private RegisterReply ask() {
        return line.ask(HttpRequest.newBuilder(URI.create(server.address() + "/search")));
    }
}
