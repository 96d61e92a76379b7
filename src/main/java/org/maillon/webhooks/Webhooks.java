package org.maillon.webhooks;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.maillon.access.AuditTrail;
import org.maillon.access.Secrets;
import org.maillon.access.TenantScope;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.TenantId;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells other programs what happened. What is published stands or falls with the caller's transaction; it is delivered
 * later, at least once and not always in order, to every address that asked for the event.
 */
@Service
public class Webhooks {
    /** All that can be asked for. */
    public static final List<String> EVENTS = List.of(
            "message.sent",
            "message.bounced",
            "message.replied",
            "customer.answered",
            "receipt.matched",
            "order.held",
            "order.released",
            "terms.accepted",
            "delivery.signed",
            "account.insolvency");

    private static final int PAGE = 200;

    private final TenantScope scope;
    private final WebhookStore store;
    private final Secrets secrets;
    private final AuditTrail trail;
    private final JsonMapper json;
    private final Clock clock;
    private final boolean privateAllowed;

    Webhooks(
            TenantScope scope,
            WebhookStore store,
            Secrets secrets,
            AuditTrail trail,
            JsonMapper json,
            Clock clock,
            Environment environment) {
        this.scope = scope;
        this.store = store;
        this.secrets = secrets;
        this.trail = trail;
        this.json = json;
        this.clock = clock;
        this.privateAllowed = WebhookCourier.privateAllowed(environment);
    }

    /** A webhook just opened, and the secret its receiver checks signatures with: the only time it can be seen. */
    public record Opened(Webhook webhook, String secret) {}

    /** Publishes what happened, as JSON of this value; nothing is kept where nobody asked for it. */
    public void publish(TenantId tenant, String event, Object payload) {
        publishAll(tenant, event, List.of(payload));
    }

    /** The same for many happenings of one kind, in one statement. */
    public void publishAll(TenantId tenant, String event, List<?> payloads) {
        if (!EVENTS.contains(event)) throw new IllegalArgumentException("no event is called " + event);
        if (payloads.isEmpty()) return;
        scope.run(tenant, () -> {
            if (!store.isAwaited(tenant, event)) return;
            var now = clock.instant();
            SequencedMap<UUID, String> bodies = new java.util.LinkedHashMap<>();
            payloads.forEach(payload -> bodies.put(UUID.randomUUID(), body(event, now, payload)));
            store.publish(tenant, event, bodies, now);
        });
    }

    /** Whether anybody asked for this event. */
    public boolean isAwaited(TenantId tenant, String event) {
        return scope.in(tenant, () -> store.isAwaited(tenant, event));
    }

    /** Opens a webhook; refuses an address that is not https, no event, or one that does not exist. */
    public Opened open(TenantId tenant, String url, List<String> events, String who) {
        var address = WebhookAddress.read(url, privateAllowed).value().toString();
        var wanted = known(events);
        var secret = WebhookSignature.newSecret();
        return scope.in(tenant, () -> {
            long id = store.insert(tenant, address, wanted, secrets.seal(tenant, secret), clock.instant());
            trail.record(tenant, who, "webhook-opened", address, String.join(", ", wanted));
            return new Opened(store.find(tenant, id).orElseThrow(), secret);
        });
    }

    /** Changes a webhook's address, events and whether it is told at all; empty where there is none. Refuses as {@link #open}. */
    public Optional<Webhook> change(
            TenantId tenant, long id, String url, List<String> events, boolean active, String who) {
        var address = WebhookAddress.read(url, privateAllowed).value().toString();
        var wanted = known(events);
        return scope.in(tenant, () -> {
            if (!store.change(tenant, id, address, wanted, active)) return Optional.empty();
            trail.record(tenant, who, "webhook-changed", address, String.join(", ", wanted));
            return store.find(tenant, id);
        });
    }

    /** Ends a webhook: it is told nothing any more, not even what waits. False where there is none. */
    public boolean close(TenantId tenant, long id, String who) {
        return scope.in(tenant, () -> {
            var closed = store.find(tenant, id).filter(_ -> store.end(tenant, id, clock.instant()));
            closed.ifPresent(it -> trail.record(tenant, who, "webhook-closed", it.url(), ""));
            return closed.isPresent();
        });
    }

    public List<Webhook> of(TenantId tenant) {
        return scope.in(tenant, () -> store.of(tenant));
    }

    public Optional<Webhook> find(TenantId tenant, long id) {
        return scope.in(tenant, () -> store.find(tenant, id));
    }

    /** Deliveries of one webhook, newest first, at most 200, older than the one given. */
    public List<WebhookDelivery> deliveries(
            TenantId tenant, long webhook, @Nullable WebhookState state, @Nullable Long before, int limit) {
        return scope.in(tenant, () -> store.deliveries(tenant, webhook, state, before, Math.clamp(limit, 1, PAGE + 1)));
    }

    /** Sends a delivery again under its own event id, whatever became of it; empty where there is none. */
    public Optional<WebhookDelivery> replay(TenantId tenant, long webhook, long delivery, String who) {
        return scope.in(tenant, () -> {
            if (!store.queueAgain(tenant, webhook, delivery, clock.instant())) return Optional.empty();
            var again = store.delivery(tenant, webhook, delivery);
            again.ifPresent(it -> trail.record(
                    tenant, who, "webhook-replayed", it.event(), it.eventId().toString()));
            return again;
        });
    }

    private String body(String event, Instant now, Object payload) {
        var body = new java.util.LinkedHashMap<String, Object>();
        body.put("type", event);
        body.put("timestamp", now.toString());
        body.put("data", payload);
        return json.writeValueAsString(body);
    }

    private static List<String> known(List<String> events) {
        var unknown = events.stream().filter(event -> !EVENTS.contains(event)).findFirst();
        if (unknown.isPresent() || events.isEmpty())
            throw new InvalidValue("webhooks.wrong.event", unknown.orElse(""), String.join(", ", EVENTS));
        return List.copyOf(new TreeSet<>(events));
    }

    /** Takes somebody's names, found by a regular expression, out of what was or is to be delivered. */
    public int forget(TenantId tenant, String names, String instead) {
        return scope.in(tenant, () -> store.forget(tenant, names, instead));
    }
}
