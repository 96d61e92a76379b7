package org.maillon.messages;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.maillon.messages.GatewayAnswer.Accepted;
import org.maillon.messages.GatewayAnswer.Lost;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Letters over a small protocol of our own, which a connector to any provider can speak: {@code POST /letters} with the
 * document and the lines of the envelope answers an id, {@code GET /letters/ID} what became of it. It is described in
 * {@code docs/guide/courrier.md}.
 */
final class HttpPost implements PostalProvider {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PostalAccount account;
    private final HttpLine line;
    private final Clock clock;

    HttpPost(PostalAccount account, Clock clock, Duration answerWithin) {
        this.account = account;
        this.line = new HttpLine(answerWithin);
        this.clock = clock;
    }

    private record Letter(String key, List<String> recipient, boolean registered, String document) {}

    /** {@code state}: accepted, posted, delivered, returned. */
    private record Answer(
            @Nullable String id,
            @Nullable String state,
            @Nullable String at,
            @Nullable String trackingNumber) {}

    @Override
    public GatewayAnswer post(
            String key, byte[] pdf, List<String> recipient, boolean registered, BooleanSupplier handover) {
        var letter = new Letter(key, recipient, registered, Base64.getEncoder().encodeToString(pdf));
        var request = line.to(URI.create(account.base() + "/letters"))
                .header("Authorization", "Bearer " + account.key())
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(letter)))
                .build();
        return line.give(request, handover, HttpPost::accepted);
    }

    @Override
    public Posted status(String reference) {
        var address = account.base() + "/letters/" + URLEncoder.encode(reference, StandardCharsets.UTF_8);
        var request = line.to(URI.create(address))
                .header("Authorization", "Bearer " + account.key())
                .build();
        try {
            var known = JSON.readValue(line.ask(request), Answer.class);
            return new Posted(receipt(known), Optional.ofNullable(known.trackingNumber()));
        } catch (IOException | JacksonException nothingKnown) {
            return new Posted(new DeliveryReceipt.Pending(), Optional.empty());
        }
    }

    private static GatewayAnswer accepted(HttpResponse<String> answer) {
        var words = HttpLine.words(answer.statusCode() + " " + answer.body());
        try {
            var id = JSON.readValue(answer.body(), Answer.class).id();
            if (id != null && !id.isBlank()) return new Accepted(id, words);
        } catch (JacksonException unreadable) {
            // It was taken, or not: the answer does not say.
        }
        return new Lost(words);
    }

    private DeliveryReceipt receipt(Answer known) {
        return switch (known.state()) {
            case "delivered" -> new DeliveryReceipt.Delivered(instant(known.at()));
            case "returned" -> new DeliveryReceipt.Undeliverable("returned");
            case null, default -> new DeliveryReceipt.Pending();
        };
    }

    private Instant instant(@Nullable String at) {
        try {
            return at == null ? clock.instant() : OffsetDateTime.parse(at).toInstant();
        } catch (DateTimeException notADay) {
            return clock.instant();
        }
    }
}
