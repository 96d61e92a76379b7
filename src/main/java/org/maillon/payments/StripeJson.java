package org.maillon.payments;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.maillon.payments.PaymentProvider.Call;
import org.maillon.payments.PaymentProvider.News;
import org.maillon.payments.PaymentProvider.Payout;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Stripe's objects say to us: Checkout sessions, events, charges, disputes and payouts. */
final class StripeJson {
    private StripeJson() {}

    static Call event(byte[] body) {
        try {
            var event = JsonMapper.shared().readTree(body);
            var object = event.path("data").path("object");
            var type = text(event, "type").orElse("");
            var name = text(event, "id").filter(id -> id.matches("[A-Za-z0-9_]{1,255}"));
            if (name.isEmpty() || !object.isObject()) return new Call.Refused(Call.Why.UNREADABLE);
            var at = Instant.ofEpochSecond(event.path("created").asLong(0));
            return new Call.Believed(name.get(), type, event.path("livemode").asBoolean(false), at, news(type, object));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return new Call.Refused(Call.Why.UNREADABLE);
        }
    }

    private static News news(String type, JsonNode object) {
        return switch (type) {
            case "checkout.session.completed", "checkout.session.async_payment_succeeded", "checkout.session.expired" ->
                page(object, standing(object));
            case "checkout.session.async_payment_failed" -> page(object, new PaymentStanding.Failed());
            case "charge.dispute.funds_withdrawn" -> takenBack(object, "amount", "dispute");
            case "charge.refunded" -> takenBack(object, "amount_refunded", "refund");
            case "payout.created", "payout.updated", "payout.paid" -> new News.PaidOut(payout(object));
            default -> new News.Other();
        };
    }

    private static News page(JsonNode session, PaymentStanding standing) {
        return text(session, "client_reference_id")
                .<News>map(key -> new News.Page(UUID.fromString(key), standing))
                .orElseGet(News.Other::new);
    }

    private static News takenBack(JsonNode object, String amount, String why) {
        long cents = object.path(amount).asLong(0);
        return new News.TakenBack(
                text(object, "id").orElse("") + ":" + cents,
                text(object, "payment_intent").orElse(""),
                cents,
                currency(object),
                why);
    }

    /** A session may be complete and yet unpaid, where the money is collected later. */
    static PaymentStanding standing(JsonNode session) {
        var paid = text(session, "payment_status").orElse("").equals("paid");
        if (paid) return paid(session);
        return switch (text(session, "status").orElse("")) {
            case "complete" -> new PaymentStanding.Pending();
            case "expired" -> new PaymentStanding.Expired();
            default -> new PaymentStanding.Open();
        };
    }

    private static PaymentStanding paid(JsonNode session) {
        var payment =
                text(session, "payment_intent").or(() -> text(session, "id")).orElse("");
        var payer = text(session.path("customer_details"), "name")
                .or(() -> text(session.path("customer_details"), "email"));
        return new PaymentStanding.Paid(
                payment, session.path("amount_total").asLong(0), currency(session), payer.map(StripeJson::short200));
    }

    static Payout payout(JsonNode payout) {
        var day = Instant.ofEpochSecond(payout.path("arrival_date").asLong(0));
        return new Payout(
                text(payout, "id").orElse(""),
                currency(payout),
                payout.path("amount").asLong(0),
                LocalDate.ofInstant(day, ZoneOffset.UTC));
    }

    static Optional<String> text(JsonNode object, String field) {
        var value = object.path(field);
        return value.isString() && !value.asString().isBlank() ? Optional.of(value.asString()) : Optional.empty();
    }

    private static String currency(JsonNode object) {
        return text(object, "currency").orElse("").toUpperCase(Locale.ROOT);
    }

    private static String short200(String text) {
        var line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= 200 ? line : line.substring(0, 200);
    }
}
