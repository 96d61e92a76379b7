package org.maillon.messages;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.access.TenantScope;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;

/**
 * What waits to be said and what was said. Every call joins the caller's transaction, so a message is queued if and only
 * if the decision behind it is kept.
 */
@Service
public class Outbox {
    private static final int AT_ONCE = 10_000;

    private final TenantScope scope;
    private final MessageStore store;
    private final Clock clock;

    Outbox(TenantScope scope, MessageStore store, Clock clock) {
        this.scope = scope;
        this.store = store;
        this.clock = clock;
    }

    /** Queues those whose key is new and answers them, key to id; a known key is left alone, whatever its state. */
    public Map<String, Long> queue(TenantId tenant, List<NewMessage> messages) {
        return scope.in(tenant, () -> {
            var queued = new HashMap<String, Long>();
            for (int from = 0; from < messages.size(); from += AT_ONCE) {
                var some = messages.subList(from, Math.min(messages.size(), from + AT_ONCE));
                queued.putAll(store.queue(tenant, some, clock.instant()));
            }
            return queued;
        });
    }

    /**
     * Cancels what is still queued under these keys, with the key of the sentence that says why, and answers how many.
     * One that a delivery has in hand at this moment is left to it and not counted.
     */
    public int cancel(TenantId tenant, Collection<String> keys, String reasonKey) {
        return scope.in(tenant, () -> store.cancel(tenant, keys, reasonKey, clock.instant()));
    }

    /** Up to {@code limit} messages (1 to 1000), newest first, from where the page before ended. */
    public MessagePage list(TenantId tenant, MessageFilter filter, @Nullable Long cursor, int limit) {
        int size = Math.clamp(limit, 1, 1000);
        var found = scope.in(tenant, () -> store.list(tenant, filter, cursor, size + 1));
        if (found.size() <= size) return new MessagePage(found, null);
        var items = found.subList(0, size);
        return new MessagePage(items, items.getLast().id());
    }

    public Optional<Message> find(TenantId tenant, long id) {
        return scope.in(tenant, () -> store.find(tenant, id));
    }

    /** What was said, word for word; empty while nothing has been. */
    public Optional<LetterText> text(TenantId tenant, long id) {
        return scope.in(tenant, () -> store.text(tenant, id));
    }

    /** How many messages are in each state; states without any are left out. */
    public Map<MessageState, Long> counts(TenantId tenant) {
        return scope.in(tenant, () -> store.counts(tenant, null));
    }

    /** The same for what was decided on one day. */
    public Map<MessageState, Long> counts(TenantId tenant, LocalDate on) {
        return scope.in(tenant, () -> store.counts(tenant, on));
    }

    /** How many wait to leave, failed or are in doubt; counted on indexes that hold nothing else. */
    public long countOpen(TenantId tenant) {
        return scope.in(tenant, () -> store.countOpen(tenant));
    }

    /** When the first of those queued may leave; empty where nothing waits. */
    public Optional<Instant> nextDeparture(TenantId tenant) {
        return scope.in(tenant, () -> store.nextDeparture(tenant));
    }

    /** Carries out a person's decision; false where the message is not in a state that allows it (any more). */
    public boolean settle(TenantId tenant, long id, Settlement settlement) {
        return scope.in(tenant, () -> switch (settlement) {
            case RESEND -> store.queueAgain(tenant, id, clock.instant());
            case SENT -> store.markSent(tenant, id, clock.instant());
        });
    }
}
