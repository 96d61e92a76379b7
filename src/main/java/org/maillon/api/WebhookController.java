package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.kernel.InvalidValue;
import org.maillon.webhooks.Webhook;
import org.maillon.webhooks.WebhookDelivery;
import org.maillon.webhooks.WebhookState;
import org.maillon.webhooks.Webhooks;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/webhooks")
@Needs(Permission.SETTINGS)
@Tag(
        name = "webhooks",
        description = "Signed calls to other programs (Standard Webhooks): headers webhook-id, -timestamp, -signature")
class WebhookController {
    private static final Map<String, WebhookState> STATES = Stream.of(WebhookState.values())
            .collect(Collectors.toUnmodifiableMap(WebhookState::code, Function.identity()));

    private final Webhooks webhooks;

    WebhookController(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    record Asked(
            @Nullable String url,
            @Nullable List<String> events,
            @Nullable Boolean active) {
        String address() {
            return url == null ? "" : url;
        }

        List<String> wanted() {
            return events == null ? List.of() : events;
        }
    }

    record Opened(long id, String url, List<String> events, boolean active, Instant createdAt, String secret) {}

    record Shown(long id, String url, List<String> events, boolean active, Instant createdAt, long waiting) {
        static Shown of(Webhook webhook) {
            return new Shown(
                    webhook.id(),
                    webhook.url(),
                    webhook.events(),
                    webhook.active(),
                    webhook.createdAt(),
                    webhook.waiting());
        }
    }

    record Call(
            long id,
            String event,
            UUID eventId,
            String state,
            Instant createdAt,
            int attempts,
            @Nullable Integer status,
            @Nullable String error,
            @Nullable Instant deliveredAt,
            String body) {
        static Call of(WebhookDelivery delivery) {
            return new Call(
                    delivery.id(),
                    delivery.event(),
                    delivery.eventId(),
                    delivery.state().code(),
                    delivery.createdAt(),
                    delivery.attempts(),
                    delivery.status(),
                    delivery.lastError(),
                    delivery.deliveredAt(),
                    delivery.body());
        }
    }

    @PostMapping
    @Operation(summary = "Open a webhook; the answer holds its secret, which is not shown again")
    ResponseEntity<Opened> open(CurrentMember member, Reading reading, @RequestBody Asked asked) {
        var opened =
                orRefuse(reading, () -> webhooks.open(member.tenant(), asked.address(), asked.wanted(), member.name()));
        var webhook = opened.webhook();
        return ResponseEntity.created(URI.create("/api/v1/webhooks/" + webhook.id()))
                .body(new Opened(
                        webhook.id(),
                        webhook.url(),
                        webhook.events(),
                        webhook.active(),
                        webhook.createdAt(),
                        opened.secret()));
    }

    @GetMapping
    @Operation(summary = "All webhooks")
    Slice<Shown> all(CurrentMember member) {
        return new Slice<>(webhooks.of(member.tenant()).stream().map(Shown::of).toList(), null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One webhook")
    Shown one(CurrentMember member, @PathVariable String id) {
        return webhooks.find(member.tenant(), Reading.id(id)).map(Shown::of).orElseThrow(NotDone::notFound);
    }

    @PutMapping("/{id}")
    @Operation(summary = "Change address, events, and whether it is told (active, true unless said otherwise)")
    Shown change(CurrentMember member, Reading reading, @PathVariable String id, @RequestBody Asked asked) {
        boolean active = !Boolean.FALSE.equals(asked.active());
        return orRefuse(
                        reading,
                        () -> webhooks.change(
                                member.tenant(),
                                Reading.id(id),
                                asked.address(),
                                asked.wanted(),
                                active,
                                member.name()))
                .map(Shown::of)
                .orElseThrow(NotDone::notFound);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Close a webhook; what waits for it is not sent")
    void close(CurrentMember member, @PathVariable String id) {
        if (!webhooks.close(member.tenant(), Reading.id(id), member.name())) throw NotDone.notFound();
    }

    @GetMapping("/{id}/deliveries")
    @Operation(summary = "What was or is to be delivered, newest first")
    Slice<Call> deliveries(
            CurrentMember member,
            Reading reading,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var wanted = reading.choice("state", state, STATES).orElse(null);
        int atMost = Math.min(200, reading.limit(limit));
        long before = reading.after(cursor);
        reading.orRefuse();
        long webhook = Reading.id(id);
        if (webhooks.find(member.tenant(), webhook).isEmpty()) throw NotDone.notFound();
        var found =
                webhooks.deliveries(member.tenant(), webhook, wanted, before == 0 ? null : (Long) before, atMost + 1);
        return Slice.of(found, atMost, WebhookDelivery::id, Call::of);
    }

    @PostMapping("/{id}/deliveries/{delivery}/replays")
    @Operation(summary = "Deliver once more, under the same event id")
    ResponseEntity<Call> replay(CurrentMember member, @PathVariable String id, @PathVariable String delivery) {
        var again = webhooks.replay(member.tenant(), Reading.id(id), Reading.id(delivery), member.name())
                .orElseThrow(NotDone::notFound);
        return ResponseEntity.accepted().body(Call.of(again));
    }

    private static <T> T orRefuse(Reading reading, Supplier<T> act) {
        try {
            return act.get();
        } catch (InvalidValue wrong) {
            var where = wrong.key().endsWith("event") ? "events" : "url";
            throw new NotDone(
                    Problem.Code.WRONG_INPUT,
                    List.of(new Problem.Fault(where, wrong.in(reading.texts().language()))));
        }
    }
}
