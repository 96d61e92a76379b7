package org.maillon.messages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks the provider's protocol on loopback: checks each signature by its own clock, and does what the test asks. */
final class ScriptedSmsServer implements AutoCloseable {
    enum Act {
        ACCEPT,
        REFUSE_NUMBER,
        REFUSE,
        BUSY,
        FAULT,
        TAKE_AND_DROP,
        TAKE_AND_HANG,
        TAKE_AND_BABBLE
    }

    static final Duration AHEAD = Duration.ofMinutes(42);

    final List<JsonNode> taken = new CopyOnWriteArrayList<>();
    final Map<String, String> receipts = new ConcurrentHashMap<>();
    volatile Act act = Act.ACCEPT;

    private final JsonMapper json = JsonMapper.shared();
    private final HttpServer server;
    private final Clock clock;
    private final CountDownLatch closing = new CountDownLatch(1);

    ScriptedSmsServer(Clock clock) throws IOException {
        this.clock = clock;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "ovh+http://app:s3cret:consumer@127.0.0.1:" + server.getAddress().getPort()
                + "/sms-ab12345-1?sender=MOREL";
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        var body = new String(call.getRequestBody().readAllBytes(), UTF_8);
        var path = call.getRequestURI().getPath();
        if (path.equals("/1.0/auth/time")) reply(call, 200, String.valueOf(now()));
        else if (!isSigned(call, body)) reply(call, 403, "{\"message\":\"Invalid signature\"}");
        else if (path.equals("/1.0/sms/sms-ab12345-1/jobs")) job(call, json.readTree(body));
        else if (path.startsWith("/1.0/sms/sms-ab12345-1/outgoing/"))
            reply(call, 200, receipts.getOrDefault(path.substring(path.lastIndexOf('/') + 1), "{}"));
        else reply(call, 404, "{\"message\":\"Not found\"}");
    }

    private void job(HttpExchange call, JsonNode job) throws IOException {
        switch (act) {
            case ACCEPT -> {
                taken.add(job);
                reply(call, 200, """
                        {"totalCreditsRemoved":1,"invalidReceivers":[],"ids":[%d],"validReceivers":["%s"]}""".formatted(
                                7000 + taken.size(), job.get("receivers").get(0).asString()));
            }
            case REFUSE_NUMBER -> reply(call, 200, "{\"invalidReceivers\":[\"+33\"],\"ids\":[],\"validReceivers\":[]}");
            case REFUSE -> reply(call, 400, "{\"message\":\"Sender is not declared\"}");
            case BUSY -> reply(call, 429, "{\"message\":\"Too many requests\"}");
            case FAULT -> reply(call, 500, "{\"message\":\"Internal error\"}");
            case TAKE_AND_BABBLE -> {
                taken.add(job);
                reply(call, 200, "<html>accepted, probably");
            }
            case TAKE_AND_DROP -> {
                taken.add(job);
                call.close();
            }
            case TAKE_AND_HANG -> {
                taken.add(job);
                hang();
                call.close();
            }
        }
    }

    private void hang() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long now() {
        return clock.instant().plus(AHEAD).getEpochSecond();
    }

    private boolean isSigned(HttpExchange call, String body) {
        var headers = call.getRequestHeaders();
        var second = headers.getFirst("X-Ovh-Timestamp");
        var address = "http://127.0.0.1:" + server.getAddress().getPort() + call.getRequestURI();
        var text = String.join("+", "s3cret", "consumer", call.getRequestMethod(), address, body, second);
        return Math.abs(Long.parseLong(second) - now()) < 30
                && "app".equals(headers.getFirst("X-Ovh-Application"))
                && ("$1$" + sha1(text)).equals(headers.getFirst("X-Ovh-Signature"));
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void reply(HttpExchange call, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length);
        try (call) {
            call.getResponseBody().write(bytes);
        }
    }
}
