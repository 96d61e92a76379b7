package org.maillon.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.maillon.access.TenantScope;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.messages.Message;
import org.maillon.messages.NewMessage;
import org.maillon.messages.Outbox;
import org.springframework.stereotype.Service;

/**
 * Invites customers by e-mail to a page under a link of their own: exactly once per key, through the outbox, which asks a
 * person for an address where the customer has none. The link is written when the message leaves.
 */
@Service
public class Invitations {
    static final String SOURCE = "invitation";

    private final TenantScope scope;
    private final InvitationStore store;
    private final Outbox outbox;
    private final Clock clock;

    Invitations(TenantScope scope, InvitationStore store, Outbox outbox, Clock clock) {
        this.scope = scope;
        this.store = store;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Queues the message in the caller's transaction and answers its id; a known key answers the id it had, and adds nothing. */
    public long send(TenantId tenant, Invitation invitation) {
        return scope.in(tenant, () -> {
            var known = store.message(tenant, invitation.key());
            if (known.isPresent()) return known.get();
            var key = outboxKey(invitation.key());
            var queued = outbox.queue(tenant, List.of(message(invitation, key)));
            if (!queued.containsKey(key))
                return store.message(tenant, invitation.key()).orElseThrow();
            long message = Objects.requireNonNull(queued.get(key));
            store.insert(tenant, invitation, message, clock.instant());
            return message;
        });
    }

    private NewMessage message(Invitation invitation, String key) {
        return new NewMessage(
                invitation.account().value(),
                SOURCE,
                key,
                Money.EUR,
                invitation.kind(),
                LocalDate.now(clock),
                clock.instant());
    }

    /** The message of an invitation: whether it left, to whom, and what the mail server answered. */
    public Optional<Message> find(TenantId tenant, String key) {
        return scope.in(tenant, () -> store.message(tenant, key).flatMap(id -> outbox.find(tenant, id)));
    }

    static String outboxKey(String key) {
        return SOURCE + "/" + key;
    }
}
