package org.maillon.payments;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stripe Checkout: {@code POST /v1/checkout/sessions} answers a page that lives at most a day, {@code GET} of it how it stands,
 * and events signed in {@code Stripe-Signature} say what happens to it. The key never stands in an exception or a log.
 */
final class StripeCheckout implements PaymentProvider {
    /** The version of the API whose shapes are read here; without it the account's own setting would decide. */
    private static final String VERSION = "2025-03-31.basil";

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
    private static final int LARGEST_ANSWER = 1_000_000;
    private static final int LONGEST_WORDS = 300;
    private static final int PAYOUTS = 100;

    private final CardAccount account;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(Redirect.NEVER)
            .build();

    StripeCheckout(CardAccount account) {
        this.account = account;
    }

    @Override
    public Hosted host(Wanted wanted) throws IOException {
        var fields = new LinkedHashMap<String, String>();
        fields.put("mode", "payment");
        fields.put("client_reference_id", wanted.key().toString());
        fields.put("line_items[0][quantity]", "1");
        fields.put("line_items[0][price_data][currency]", wanted.currency().toLowerCase(Locale.ROOT));
        fields.put("line_items[0][price_data][unit_amount]", Long.toString(wanted.cents()));
        fields.put("line_items[0][price_data][product_data][name]", wanted.label());
        fields.put("payment_intent_data[description]", wanted.label());
        fields.put("locale", wanted.language().code());
        fields.put("expires_at", Long.toString(wanted.until().getEpochSecond()));
        fields.put("success_url", wanted.back().toString());
        fields.put("cancel_url", wanted.back().toString());
        var session = ask(to("/v1/checkout/sessions")
                .header("Idempotency-Key", wanted.key().toString())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields)))
                .build());
        var url = StripeJson.text(session, "url").orElseThrow(() -> new Unwilling("no page in the answer"));
        var until = Instant.ofEpochSecond(
                session.path("expires_at").asLong(wanted.until().getEpochSecond()));
        return new Hosted(reference(session), page(url), until);
    }

    private static String reference(JsonNode session) throws Unwilling {
        return StripeJson.text(session, "id")
                .filter(id -> id.matches("[A-Za-z0-9_]{1,255}"))
                .orElseThrow(() -> new Unwilling("no name of the page in the answer"));
    }

    /** The customer is sent there: nothing but a web address. */
    private URI page(String url) throws Unwilling {
        try {
            var page = URI.create(url);
            if ("https".equals(page.getScheme()) || !account.base().equals(CardAccount.STRIPE)) return page;
        } catch (IllegalArgumentException noAddress) {
            // Told below.
        }
        throw new Unwilling("the page has no address that begins with https://");
    }

    @Override
    public PaymentStanding standing(String reference) throws IOException {
        return StripeJson.standing(
                ask(to("/v1/checkout/sessions/" + encoded(reference)).build()));
    }

    @Override
    public void close(String reference) throws IOException {
        ask(to("/v1/checkout/sessions/" + encoded(reference) + "/expire")
                .POST(BodyPublishers.noBody())
                .build());
    }

    @Override
    public List<Payout> payouts(LocalDate from) throws IOException {
        long second = from.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        var list = ask(to("/v1/payouts?limit=" + PAYOUTS + "&arrival_date%5Bgte%5D=" + second)
                .build());
        var payouts = new ArrayList<Payout>();
        for (var each : list.path("data")) payouts.add(StripeJson.payout(each));
        return payouts;
    }

    @Override
    public Call read(String signature, byte[] body, Instant now) {
        return StripeSignatureRules.refuses(signature, body, account.secret(), now)
                .<Call>map(Call.Refused::new)
                .orElseGet(() -> StripeJson.event(body));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(account.base().resolve(path))
                .timeout(ANSWER_WITHIN)
                .header("Authorization", "Bearer " + account.key())
                .header("Stripe-Version", VERSION);
    }

    private JsonNode ask(HttpRequest request) throws IOException {
        try {
            var answer = client.send(request, BodyHandlers.ofInputStream());
            var body = read(answer.body());
            var json = JsonMapper.shared().readTree(body);
            if (answer.statusCode() == 200) return json;
            var said = StripeJson.text(json.path("error"), "message").orElse("");
            throw new Unwilling(words(answer.statusCode() + " " + said));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unwilling("stopped before the answer came");
        } catch (JacksonException unreadable) {
            throw new Unwilling("an answer that is not JSON");
        }
    }

    private static byte[] read(InputStream body) throws IOException {
        try (body) {
            var read = body.readNBytes(LARGEST_ANSWER + 1);
            if (read.length > LARGEST_ANSWER) throw new Unwilling("an answer of more than a megabyte");
            return read;
        }
    }

    /** Some of Stripe's refusals repeat a part of the key. */
    private static String words(String said) {
        var line = said.replaceAll("\\b(sk|rk|whsec)_\\S+", "…").replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST_WORDS ? line : line.substring(0, LONGEST_WORDS);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
