package org.maillon.messages;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.maillon.messages.CarrierAnswer.Accepted;
import org.maillon.messages.CarrierAnswer.GivenBefore;
import org.maillon.messages.CarrierAnswer.InHand;
import org.maillon.messages.CarrierAnswer.Lost;
import org.maillon.messages.CarrierAnswer.NotGiven;
import org.maillon.messages.CarrierAnswer.Refused;
import org.maillon.messages.CarrierAnswer.Unfit;
import org.maillon.messages.CarrierAnswer.Unreachable;
import org.maillon.messages.Composition.Leaving;
import org.maillon.messages.Composition.Postponed;
import org.maillon.messages.Composition.Withdrawn;
import org.maillon.messages.SentNews.Sent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one message after another to the carrier of its channel.
 *
 * <p>A message leaves at most once because three things are kept in this order: its row is locked by a transaction that
 * stays open while it is sent; the handover is committed on a second connection at the last
 * moment before the message itself goes out, for a mail server when it has accepted the recipient; the outcome is committed with the first transaction. Whoever finds a
 * handover without an outcome, even after losing the lock in the middle, knows that it may have left.
 */
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    /** How long a message waits after its first, second … refusal for now; the next one after these is final. */
    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4));

    /** For how many messages a lane reads ahead. */
    private static final int AT_ONCE = 50;

    enum Outcome {
        SENT,
        FAILED,
        WITHDRAWN,
        POSTPONED,
        RETRIED,
        IN_DOUBT,
        /** In another's hands, or nobody to word it, or the carrier away: left as it was. */
        LEFT
    }

    /** What all lanes of a delivery have in common. */
    record Shared(
            TenantScope scope,
            DeliveryStore store,
            Map<String, Composer> composers,
            Clock clock,
            TenantId tenant,
            Supplier<Carrier> carriers,
            ContactFixes fixes,
            Consumer<Sent> news,
            DueMessages due,
            ExecutorService apart) {}

    private final Shared shared;
    private final TenantScope scope;
    private final DeliveryStore store;
    private final TenantId tenant;
    private final Carrier carrier;

    private Lane(Shared shared, Carrier carrier) {
        this.shared = shared;
        this.scope = shared.scope();
        this.store = shared.store();
        this.tenant = shared.tenant();
        this.carrier = carrier;
    }

    /** Works until nothing is due any more, and tells each outcome to the tally. */
    static void work(Shared shared, Tally tally) {
        try (var carrier = shared.carriers().get()) {
            var lane = new Lane(shared, carrier);
            int next = 1;
            for (var ids = shared.due().next(next);
                    !ids.isEmpty();
                    ids = shared.due().next(next)) {
                boolean sent = lane.attempt(ids, tally);
                next = sent ? AT_ONCE : 1;
            }
        }
    }

    /** One after another; whether the carrier took the last one, so that reading ahead for many more is worth it. */
    private boolean attempt(List<Long> ids, Tally tally) {
        var ahead = ids.size() == 1 ? Map.<String, Composer.Ahead>of() : ahead(ids);
        var last = Outcome.LEFT;
        for (long id : ids) {
            if (shared.due().isStopped()) return false;
            last = attempt(id, ahead);
            tally.count(last);
        }
        return last == Outcome.SENT;
    }

    private Map<String, Composer.Ahead> ahead(List<Long> ids) {
        try {
            return scope.in(tenant, () -> {
                store.doNotWaitForTheDisk();
                return store.find(tenant, ids).stream().collect(groupingBy(QueuedMessage::source)).entrySet().stream()
                        .filter(each -> shared.composers().containsKey(each.getKey()))
                        .collect(toMap(Map.Entry::getKey, each -> ahead(each.getKey(), each.getValue())));
            });
        } catch (RuntimeException fault) {
            LOG.warn("company {}: nothing could be read ahead", tenant.value(), fault);
            return Map.of();
        }
    }

    private Composer.Ahead ahead(String source, List<QueuedMessage> messages) {
        return Objects.requireNonNull(shared.composers().get(source))
                .ahead(tenant, messages, shared.due().mode(), now());
    }

    private Outcome attempt(long id, Map<String, Composer.Ahead> ahead) {
        try {
            return scope.in(tenant, () -> {
                store.doNotWaitForTheDisk();
                return inHand(id).map(message -> decide(message, ahead)).orElse(Outcome.LEFT);
            });
        } catch (RuntimeException fault) {
            LOG.warn("message {} of company {} could not be sent", id, tenant.value(), fault);
            return scope.in(
                    tenant,
                    () -> inHand(id)
                            .map(message -> store.wasHandedOver(tenant, id)
                                    ? inDoubt(message)
                                    : retry(message, fault.toString()))
                            .orElse(Outcome.LEFT));
        }
    }

    private Optional<QueuedMessage> inHand(long id) {
        return store.lock(tenant, id, shared.due().until());
    }

    private Outcome decide(QueuedMessage message, Map<String, Composer.Ahead> ahead) {
        if (store.wasHandedOver(tenant, message.id())) return inDoubt(message);
        var composer = shared.composers().get(message.source());
        if (composer == null) return Outcome.LEFT;
        var read = ahead.get(message.source());
        return switch (read == null
                ? composer.compose(tenant, message, shared.due().mode(), now())
                : read.compose(message, now())) {
            case Withdrawn(var reason) -> {
                store.withdrawn(tenant, message.id(), reason, now());
                yield Outcome.WITHDRAWN;
            }
            case Postponed(var until, var reason) -> {
                store.postponed(tenant, message.id(), until, reason);
                yield Outcome.POSTPONED;
            }
            case Leaving said -> give(message, said);
        };
    }

    private Outcome give(QueuedMessage message, Leaving said) {
        return switch (carrier.give(message, said, now(), () -> handOver(message.id()))) {
            case Accepted(var kept, var words) -> {
                store.sent(tenant, message.id(), kept, words, now());
                shared.news().accept(Sent.of(message, kept));
                yield Outcome.SENT;
            }
            case InHand(var kept) -> {
                store.inHand(tenant, message.id(), kept);
                yield Outcome.LEFT;
            }
            case Unfit unfit -> unfit(message, unfit);
            case Refused(var forGood, var words, var recipient) -> {
                store.takeBack(tenant, message.id());
                yield forGood ? failed(message, "refused", words, recipient) : retry(message, words);
            }
            case Lost(var kept, var words) -> {
                store.lost(tenant, message.id(), kept, words, now());
                yield Outcome.IN_DOUBT;
            }
            case GivenBefore _ -> inDoubt(message);
            case NotGiven(var words) -> {
                store.takeBack(tenant, message.id());
                yield retry(message, words);
            }
            case Unreachable(var words) -> {
                shared.due().stop();
                store.takeBack(tenant, message.id());
                store.unreachable(tenant, message.id(), words);
                yield Outcome.LEFT;
            }
        };
    }

    private Outcome unfit(QueuedMessage message, Unfit unfit) {
        var today = LocalDate.ofInstant(now(), shared.clock().getZone());
        shared.fixes()
                .ask(
                        tenant,
                        new AccountId(message.accountId()),
                        message.channel(),
                        "messages.reason." + unfit.reason(),
                        Optional.ofNullable(unfit.recipient()),
                        today);
        store.takeBack(tenant, message.id());
        return failed(message, unfit.reason(), unfit.words(), unfit.recipient());
    }

    /** Committed on a connection of its own: a transaction cannot, while this thread's stays open. */
    private boolean handOver(long id) {
        try {
            return shared.apart()
                    .submit(() -> scope.in(tenant, () -> store.handOver(tenant, id, now())))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the handover could not be kept", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before the handover", e);
        }
    }

    private Outcome inDoubt(QueuedMessage message) {
        store.inDoubt(tenant, message.id(), null, now());
        return Outcome.IN_DOUBT;
    }

    private Outcome failed(QueuedMessage message, String reason, String words, @Nullable String recipient) {
        store.failed(tenant, message.id(), "messages.reason." + reason, OneLine.of(words), recipient, now());
        return Outcome.FAILED;
    }

    private Outcome retry(QueuedMessage message, String words) {
        if (message.attempts() >= WAITS.size()) return failed(message, "given-up", words, null);
        store.retry(tenant, message.id(), now().plus(WAITS.get(message.attempts())), words);
        return Outcome.RETRIED;
    }

    private Instant now() {
        return shared.clock().instant();
    }
}
