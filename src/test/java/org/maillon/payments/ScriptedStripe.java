package org.maillon.payments;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.maillon.kernel.TenantId;
import tools.jackson.databind.json.JsonMapper;

/** Stripe's side of Checkout on loopback: forms in, JSON out, a bearer key, pages by their idempotency key, signed events. */
public final class ScriptedStripe implements AutoCloseable {
    static final String KEY = "sk_test_51MaillonMaillon";
    static final String SECRET = "whsec_1234567890abcdef";

    final Map<String, Map<String, Object>> sessions = new ConcurrentHashMap<>();
    final List<Map<String, Object>> payouts = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    volatile boolean away;

    private final Map<String, String> byKey = new ConcurrentHashMap<>();
    private final HttpServer server;
    private int events;

    public ScriptedStripe() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    CardAccount account() {
        var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return CardAccount.read(base, KEY, SECRET);
    }

    /** The company offers its customers this provider's pages. */
    public void serve(CardAccounts accounts, TenantId tenant) {
        accounts.save(tenant, account(), "Claire");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        asked.add(exchange.getRequestMethod() + " " + path);
        if (away) send(exchange, 503, Map.of("error", Map.of("message", "try later")));
        else if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization")))
            send(exchange, 401, Map.of("error", Map.of("message", "Invalid API Key provided: sk_test_****llon")));
        else if (path.equals("/v1/checkout/sessions")) create(exchange, body);
        else if (path.equals("/v1/payouts")) send(exchange, 200, Map.of("object", "list", "data", payouts));
        else session(exchange, path.substring("/v1/checkout/sessions/".length()));
    }

    private void create(HttpExchange exchange, Map<String, String> body) throws IOException {
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        var id = byKey.computeIfAbsent(key, _ -> "cs_test_" + (byKey.size() + 1));
        var session = sessions.computeIfAbsent(id, _ -> new LinkedHashMap<>());
        session.put("id", id);
        session.put("object", "checkout.session");
        session.put("client_reference_id", body.get("client_reference_id"));
        session.put("amount_total", Long.parseLong(body.get("line_items[0][price_data][unit_amount]")));
        session.put("currency", body.get("line_items[0][price_data][currency]"));
        session.put("expires_at", Long.parseLong(body.get("expires_at")));
        session.put("success_url", body.get("success_url"));
        session.put("name", body.get("line_items[0][price_data][product_data][name]"));
        session.put("status", "open");
        session.put("payment_status", "unpaid");
        session.put("url", "https://checkout.example/c/pay/" + id);
        send(exchange, 200, session);
    }

    private void session(HttpExchange exchange, String rest) throws IOException {
        var id = rest.replace("/expire", "");
        var session = sessions.get(id);
        if (session == null) send(exchange, 404, Map.of("error", Map.of("message", "No such session")));
        else if (!rest.endsWith("/expire")) send(exchange, 200, session);
        else if (!session.get("status").equals("open"))
            send(exchange, 400, Map.of("error", Map.of("message", "Only open sessions can be expired")));
        else {
            session.put("status", "expired");
            send(exchange, 200, session);
        }
    }

    /** The customer pays; nobody is told yet. */
    public void pay(PaymentLink link) {
        var session = sessions.get(link.reference().orElseThrow());
        session.put("status", "complete");
        session.put("payment_status", "paid");
        session.put("payment_intent", "pi_" + session.get("id"));
        session.put("customer_details", Map.of("name", "Paul Durand", "email", "paul@example.fr"));
    }

    /** Where the customer is sent back to. */
    public String back(PaymentLink link) {
        return (String) sessions.get(link.reference().orElseThrow()).get("success_url");
    }

    /** An event about a page, as it is posted. */
    byte[] event(String type, PaymentLink link) {
        return event(type, sessions.get(link.reference().orElseThrow()));
    }

    byte[] event(String type, Map<String, Object> object) {
        var event = Map.of(
                "id",
                "evt_" + ++events,
                "object",
                "event",
                "type",
                type,
                "livemode",
                false,
                "created",
                Instant.now().getEpochSecond(),
                "data",
                Map.of("object", object));
        return JsonMapper.shared().writeValueAsBytes(event);
    }

    static String signed(byte[] body, Instant at) {
        return "t=" + at.getEpochSecond() + ",v1=" + StripeSignatureRules.of(at, body, SECRET) + ",v0=6ffbb59b2300aae6";
    }

    private static Map<String, String> form(String body) {
        var fields = new LinkedHashMap<String, String>();
        for (var field : body.split("&")) {
            var parts = field.split("=", 2);
            if (parts.length == 2) fields.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
        }
        return fields;
    }

    private static void send(HttpExchange exchange, int status, Object answer) throws IOException {
        var bytes = JsonMapper.shared().writeValueAsBytes(answer);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
