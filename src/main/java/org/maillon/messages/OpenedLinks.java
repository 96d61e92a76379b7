package org.maillon.messages;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A customer followed the link of a message: the message was opened. */
@Component
class OpenedLinks {
    private final Inbox inbox;

    OpenedLinks(Inbox inbox) {
        this.inbox = inbox;
    }

    @EventListener
    void on(LinkOpened link) {
        inbox.opened(link.tenant(), link.message());
    }
}
