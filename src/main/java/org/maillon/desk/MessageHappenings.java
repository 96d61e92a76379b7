package org.maillon.desk;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.maillon.access.CurrentMember;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Texts;
import org.maillon.messages.Message;
import org.maillon.messages.MessageFilter;
import org.maillon.messages.Outbox;
import org.springframework.stereotype.Component;

/** What was said to a customer, or was to be said. */
@Component
class MessageHappenings implements Happenings {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final int LATEST = 100;

    private final Outbox outbox;

    MessageHappenings(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public List<Happening> of(CurrentMember reader, AccountId account) {
        var texts = Texts.in(reader.language());
        return outbox.list(reader.tenant(), MessageFilter.ALL.ofAccount(account.value()), null, LATEST).items().stream()
                .map(message -> happening(texts, message))
                .toList();
    }

    private static Happening happening(Texts texts, Message message) {
        return new Happening(
                message.at().atZone(ZONE).toLocalDate(),
                kind(message),
                texts.say("desk.message." + message.state().code()),
                "",
                note(texts, message),
                List.of(),
                null);
    }

    private static String note(Texts texts, Message message) {
        var step = "reminders.step." + message.step();
        return Stream.of(texts.has(step) ? texts.say(step) : message.step(), message.recipient(), message.lastError())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" · "));
    }

    private static Happening.Kind kind(Message message) {
        return switch (message.state()) {
            case SENT, DELIVERED, OPENED, REPLIED -> Happening.Kind.OUT;
            case BOUNCED, FAILED, IN_DOUBT -> Happening.Kind.BAD;
            case QUEUED, CANCELLED -> Happening.Kind.PLAIN;
        };
    }
}
