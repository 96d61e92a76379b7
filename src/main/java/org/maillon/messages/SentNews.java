package org.maillon.messages;

import java.util.function.Consumer;
import org.maillon.kernel.TenantId;
import org.maillon.messages.DeliveryStore.Said;
import org.maillon.webhooks.Webhooks;
import org.springframework.stereotype.Component;

/** Tells other programs what was sent, in the transaction in which it counts as sent. */
interface SentNews {
    SentNews NONE = _ -> _ -> {};

    /** What one delivery of a company tells; asked for once, so that nobody's interest costs nothing. */
    Consumer<Sent> of(TenantId tenant);

    /** A message that was accepted. */
    record Sent(long message, long account, String channel, String step, String recipient) {
        static Sent of(QueuedMessage message, Said said) {
            return new Sent(
                    message.id(), message.accountId(), message.channel().code(), message.step(), said.recipient());
        }
    }

    /** By webhook. */
    @Component
    final class ByWebhook implements SentNews {
        private static final String EVENT = "message.sent";

        private final Webhooks webhooks;

        ByWebhook(Webhooks webhooks) {
            this.webhooks = webhooks;
        }

        @Override
        public Consumer<Sent> of(TenantId tenant) {
            return webhooks.isAwaited(tenant, EVENT) ? sent -> webhooks.publish(tenant, EVENT, sent) : _ -> {};
        }
    }
}
