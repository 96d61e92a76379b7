package org.maillon.messages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A postal provider on loopback. */
final class ScriptedPostServer implements AutoCloseable {
    enum Act {
        ACCEPT,
        REFUSE,
        TAKE_AND_DROP
    }

    final List<JsonNode> taken = new CopyOnWriteArrayList<>();
    final Map<String, String> states = new ConcurrentHashMap<>();
    volatile Act act = Act.ACCEPT;

    private final JsonMapper json = JsonMapper.shared();
    private final HttpServer server;

    ScriptedPostServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "post+http://k3y@127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        var body = new String(call.getRequestBody().readAllBytes(), UTF_8);
        var path = call.getRequestURI().getPath();
        if (!"Bearer k3y".equals(call.getRequestHeaders().getFirst("Authorization"))) reply(call, 401, "{}");
        else if (path.startsWith("/v1/letters/"))
            reply(call, 200, states.getOrDefault(path.substring("/v1/letters/".length()), "{\"state\":\"accepted\"}"));
        else if (act == Act.REFUSE) reply(call, 422, "{\"error\":\"no credit\"}");
        else take(call, json.readTree(body));
    }

    private void take(HttpExchange call, JsonNode letter) throws IOException {
        taken.add(letter);
        if (act == Act.TAKE_AND_DROP) call.close();
        else reply(call, 201, "{\"id\":\"L" + taken.size() + "\"}");
    }

    private static void reply(HttpExchange call, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        call.sendResponseHeaders(status, bytes.length);
        try (call) {
            call.getResponseBody().write(bytes);
        }
    }
}
