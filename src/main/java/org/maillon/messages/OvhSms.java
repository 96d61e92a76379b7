package org.maillon.messages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.maillon.messages.GatewayAnswer.Accepted;
import org.maillon.messages.GatewayAnswer.Lost;
import org.maillon.messages.GatewayAnswer.Unfit;
import org.maillon.messages.GatewayAnswer.Unreachable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Short messages by the API of OVHcloud ({@code POST /sms/…/jobs}, {@code GET /sms/…/outgoing/…}). Requests are signed
 * with the server's own time, which is asked first, so that a provider that is away is noticed before anything is given away.
 */
final class OvhSms implements SmsGateway {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int TWO_DAYS_IN_MINUTES = 2880;

    private final OvhAccount account;
    private final HttpLine line;
    private final Clock clock;
    private @Nullable Duration ahead;

    OvhSms(OvhAccount account, Clock clock, Duration answerWithin) {
        this.account = account;
        this.line = new HttpLine(answerWithin);
        this.clock = clock;
    }

    /** What the provider answers to a job. */
    private record Job(@Nullable List<Long> ids, @Nullable List<String> validReceivers) {}

    /** What it knows of a message: {@code deliveryReceipt} 1 is delivered, 2 and 16 are not, the others on the way. */
    private record Outgoing(
            @Nullable Integer deliveryReceipt, @Nullable String deliveredAt) {}

    @Override
    public GatewayAnswer send(String number, SmsText text, BooleanSupplier handover) {
        try {
            var body = JSON.writeValueAsString(job(number, text));
            return line.give(signed("POST", "/sms/" + account.service() + "/jobs", body), handover, OvhSms::accepted);
        } catch (IOException away) {
            return new Unreachable(HttpLine.words(away));
        }
    }

    @Override
    public DeliveryReceipt receipt(String reference) {
        try {
            var known = line.ask(signed("GET", "/sms/" + account.service() + "/outgoing/" + reference, ""));
            return receipt(JSON.readValue(known, Outgoing.class));
        } catch (IOException | JacksonException nothingKnown) {
            return new DeliveryReceipt.Pending();
        }
    }

    private LinkedHashMap<String, Object> job(String number, SmsText text) {
        var job = new LinkedHashMap<String, Object>();
        job.put("charset", "UTF-8");
        job.put("class", "phoneDisplay");
        job.put("coding", text.isGsm() ? "7bit" : "8bit");
        job.put("message", text.text());
        job.put("noStopClause", true);
        job.put("priority", "medium");
        job.put("receivers", List.of(number));
        job.put("validityPeriod", TWO_DAYS_IN_MINUTES);
        if (account.sender().isEmpty()) job.put("senderForResponse", true);
        else job.put("sender", account.sender());
        return job;
    }

    private static GatewayAnswer accepted(HttpResponse<String> answer) {
        var words = HttpLine.words(answer.statusCode() + " " + answer.body());
        try {
            var job = JSON.readValue(answer.body(), Job.class);
            if (job.ids() != null && !job.ids().isEmpty())
                return new Accepted(String.valueOf(job.ids().getFirst()), words);
            if (job.validReceivers() != null && job.validReceivers().isEmpty()) return new Unfit(words);
        } catch (JacksonException unreadable) {
            // It was taken, or not: the answer does not say.
        }
        return new Lost(words);
    }

    private DeliveryReceipt receipt(Outgoing known) {
        return switch (known.deliveryReceipt()) {
            case 1 -> new DeliveryReceipt.Delivered(instant(known.deliveredAt()));
            case 2, 16 -> new DeliveryReceipt.Undeliverable("deliveryReceipt " + known.deliveryReceipt());
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

    private HttpRequest signed(String method, String path, String body) throws IOException {
        var address = URI.create(account.base() + path);
        var second = String.valueOf(clock.instant().plus(ahead()).getEpochSecond());
        var sum =
                sha1(String.join("+", account.secret(), account.consumer(), method, address.toString(), body, second));
        return line.to(address)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("X-Ovh-Application", account.key())
                .header("X-Ovh-Consumer", account.consumer())
                .header("X-Ovh-Timestamp", second)
                .header("X-Ovh-Signature", "$1$" + sum)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }

    /** By how much the provider's clock is ahead of ours; asked once. */
    private Duration ahead() throws IOException {
        if (ahead == null) {
            var theirs =
                    line.ask(line.to(URI.create(account.base() + "/auth/time")).build());
            try {
                ahead = Duration.between(clock.instant(), Instant.ofEpochSecond(Long.parseLong(theirs.strip())));
            } catch (NumberFormatException noTime) {
                throw new IOException("the provider does not tell the time", noTime);
            }
        }
        return ahead;
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
