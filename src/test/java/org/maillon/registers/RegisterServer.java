package org.maillon.registers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.NullMarked;

/** The registers of a test: answers on loopback what it was told to, and remembers what it was asked. */
@NullMarked
public final class RegisterServer implements AutoCloseable {
    /** One question as it came. */
    public record Question(String path, String query, Map<String, List<String>> headers) {
        /** A header's value; none is a fault of the test. */
        public String header(String name) {
            return headers.get(name).getFirst();
        }
    }

    /** How a question is answered. */
    public interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Question> questions = new CopyOnWriteArrayList<>();

    public RegisterServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on, questions whose path begins so are answered with this JSON. */
    public void tell(String path, String json) {
        answer(path, exchange -> send(exchange, 200, "application/json", json));
    }

    public void refuse(String path, int status) {
        answer(path, exchange -> send(exchange, status, "text/html", "<html><body>Erreur</body></html>"));
    }

    public void answer(String path, Answer answer) {
        answers.put(path, answer);
    }

    public void forget() {
        answers.clear();
        questions.clear();
    }

    /** What was asked, of paths that begin so. */
    public List<Question> asked(String path) {
        return questions.stream().filter(each -> each.path().startsWith(path)).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var address = exchange.getRequestURI();
        var query = address.getRawQuery() == null ? "" : address.getRawQuery();
        questions.add(new Question(
                address.getPath(),
                URLDecoder.decode(query, StandardCharsets.UTF_8),
                Map.copyOf(exchange.getRequestHeaders())));
        var found = answers.entrySet().stream()
                .filter(each -> address.getPath().startsWith(each.getKey()))
                .max(Map.Entry.comparingByKey());
        if (found.isPresent()) found.get().getValue().give(exchange);
        else send(exchange, 404, "application/json", "{}");
    }

    public static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
