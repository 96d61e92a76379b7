package org.maillon.messages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.maillon.access.Secrets;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.maillon.messages.Inbound.Arrival;
import org.maillon.messages.Inbound.Bounce;
import org.maillon.messages.Inbound.Delay;
import org.maillon.messages.Inbound.Noise;
import org.maillon.messages.Inbound.OutOfOffice;
import org.maillon.messages.Inbound.Reply;
import org.maillon.messages.InboxStore.Answered;
import org.maillon.tasks.NewTask;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.maillon.webhooks.Webhooks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** What came in: answers of customers, and what mail servers tell about our messages. */
@Service
public class Inbox {
    private static final Duration RECENT = Duration.ofDays(14);
    /**
     * How long a message waits that came back for a reason that passes, the first time, the second …; one that comes back
     * once more has an address that does not work.
     */
    private static final List<Duration> WAITS = List.of(Duration.ofHours(4), Duration.ofDays(1), Duration.ofDays(3));

    private static final List<MessageState> GONE =
            List.of(MessageState.SENT, MessageState.DELIVERED, MessageState.OPENED, MessageState.REPLIED);

    private final TenantScope scope;
    private final InboxStore store;
    private final ContactFixes fixes;
    private final Tasks tasks;
    private final Webhooks webhooks;
    private final Secrets secrets;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Inbox(
            TenantScope scope,
            InboxStore store,
            ContactFixes fixes,
            Tasks tasks,
            Webhooks webhooks,
            Secrets secrets,
            ApplicationEventPublisher events,
            Clock clock) {
        this.scope = scope;
        this.store = store;
        this.fixes = fixes;
        this.tasks = tasks;
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.events = events;
        this.clock = clock;
    }

    /** What came in from or about one account, newest first, at most {@code limit} (1 to 1000), older than the one given. */
    public List<Received> ofAccount(TenantId tenant, AccountId account, @Nullable Long before, int limit) {
        return list(tenant, account.value(), null, before, limit);
    }

    /** What answers one message, newest first. */
    public List<Received> ofMessage(TenantId tenant, long message) {
        return list(tenant, null, message, null, 100);
    }

    /** All that came in, newest first. */
    public List<Received> all(TenantId tenant, @Nullable Long before, int limit) {
        return list(tenant, null, null, before, limit);
    }

    /** A person opened the link that a message held; false where it had been opened, answered or returned before. */
    public boolean opened(TenantId tenant, long message) {
        var before = List.of(MessageState.SENT, MessageState.DELIVERED);
        return scope.in(
                tenant, () -> store.change(tenant, message, before, MessageState.OPENED, null, clock.instant()));
    }

    /** Takes in one mail under its key; what belongs to nobody here, or was taken in before, changes nothing. */
    void take(TenantId tenant, String key, InboundMail mail) {
        var meaning = InboundRules.decide(mail);
        if (meaning instanceof Noise) return;
        var now = clock.instant();
        scope.run(
                tenant,
                () -> answered(tenant, meaning, mail, now).ifPresent(message -> {
                    var kept = store.keep(tenant, key, kind(meaning, message), message, mail, now);
                    if (kept.isPresent()) heed(tenant, message, meaning, kept, now);
                }));
    }

    private List<Received> list(
            TenantId tenant, @Nullable Long account, @Nullable Long message, @Nullable Long before, int limit) {
        long from = before == null ? Long.MAX_VALUE : before;
        return scope.in(tenant, () -> store.list(tenant, account, message, from, Math.clamp(limit, 1, 1000)));
    }

    /**
     * By the address it was returned to; else by the identities it names; where it names none of ours, by the address it
     * speaks of or comes from.
     */
    private Optional<Answered> answered(TenantId tenant, Inbound meaning, InboundMail mail, Instant now) {
        var returned = ReturnPath.message(secrets, tenant, mail.addressedTo());
        if (returned.isPresent()) return store.ofNumber(tenant, returned.getAsLong());
        var identities = new ArrayList<>(mail.answers());
        identities.addAll(mail.returned());
        var found = store.ofIdentities(tenant, identities);
        if (found.isPresent()) return found;
        var about = switch (meaning) {
            case Bounce bounce -> bounce.recipient();
            case Delay delay -> delay.recipient();
            case Arrival arrival -> arrival.recipient();
            default -> mail.from();
        };
        return MailAddress.read(about).flatMap(address -> store.lastTo(tenant, address.value(), now.minus(RECENT)));
    }

    private static Received.Kind kind(Inbound meaning, Answered message) {
        return switch (meaning) {
            case Bounce bounce when isForGood(bounce, message) -> Received.Kind.BOUNCE;
            case Bounce _ -> Received.Kind.SOFT_BOUNCE;
            case OutOfOffice _ -> Received.Kind.OUT_OF_OFFICE;
            case Delay _ -> Received.Kind.DELAY;
            case Arrival _ -> Received.Kind.DELIVERY;
            case Reply _, Noise _ -> Received.Kind.REPLY;
        };
    }

    private static boolean isForGood(Bounce bounce, Answered message) {
        return bounce.forGood() || message.cameBack() >= WAITS.size();
    }

    private void heed(TenantId tenant, Answered message, Inbound meaning, OptionalLong kept, Instant now) {
        switch (meaning) {
            case Bounce bounce when isForGood(bounce, message) -> bounced(tenant, message, bounce, now);
            case Bounce bounce -> {
                var wait = WAITS.get(message.cameBack());
                if (GONE.contains(message.state()))
                    store.sendAgain(tenant, message.id(), now.plus(wait), bounce.words(), now);
            }
            case Arrival _ ->
                store.change(tenant, message.id(), List.of(MessageState.SENT), MessageState.DELIVERED, null, now);
            case Reply _ -> replied(tenant, message, kept.orElseThrow(), now);
            case OutOfOffice _, Delay _, Noise _ -> {}
        }
    }

    private void bounced(TenantId tenant, Answered message, Bounce bounce, Instant now) {
        if (!store.change(tenant, message.id(), GONE, MessageState.BOUNCED, bounce.words(), now)) return;
        var today = today(now);
        fixes.ask(
                tenant,
                new AccountId(message.accountId()),
                message.channel(),
                "messages.reason.bounced",
                Optional.ofNullable(message.recipient()),
                today);
        events.publishEvent(new MessageBounced(
                tenant, message.id(), message.accountId(), message.source(), message.key(), message.currency(), today));
        webhooks.publish(tenant, "message.bounced", told(message, "words", bounce.words()));
    }

    private void replied(TenantId tenant, Answered message, long received, Instant now) {
        store.change(
                tenant,
                message.id(),
                List.of(MessageState.SENT, MessageState.DELIVERED, MessageState.OPENED),
                MessageState.REPLIED,
                null,
                now);
        tasks.open(
                tenant,
                List.of(new NewTask(
                        "reply/" + received,
                        TaskKind.CUSTOMER_ASKED,
                        new AccountId(message.accountId()),
                        OptionalLong.empty(),
                        today(now),
                        Map.of("why", "messages.reason.replied", "email", message.recipient()))));
        webhooks.publish(tenant, "message.replied", told(message, "reply", received));
    }

    private static Map<String, Object> told(Answered message, String name, Object value) {
        return Map.of(
                "message", message.id(), "account", message.accountId(), "recipient", message.recipient(), name, value);
    }

    private LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, clock.getZone());
    }
}
