package org.maillon.desk;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.maillon.access.CurrentMember;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Texts;
import org.maillon.messages.Inbox;
import org.maillon.messages.Message;
import org.maillon.messages.MessageFilter;
import org.maillon.messages.Outbox;
import org.maillon.messages.Received;
import org.springframework.stereotype.Component;

/** What was said to a customer, or was to be said. */
@Component
class MessageHappenings implements Happenings {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final int LATEST = 100;

    private static final int EXCERPT = 200;

    private final Outbox outbox;
    private final Inbox inbox;

    MessageHappenings(Outbox outbox, Inbox inbox) {
        this.outbox = outbox;
        this.inbox = inbox;
    }

    @Override
    public List<Happening> of(CurrentMember reader, AccountId account) {
        var texts = Texts.in(reader.language());
        var filter = MessageFilter.ALL.ofAccount(account.value());
        var said = outbox.list(reader.tenant(), filter, null, LATEST).items().stream()
                .map(message -> happening(texts, message));
        var heard =
                inbox.ofAccount(reader.tenant(), account, null, LATEST).stream().map(mail -> happening(texts, mail));
        return Stream.concat(said, heard).toList();
    }

    private static Happening happening(Texts texts, Received mail) {
        boolean answer = mail.kind() == Received.Kind.REPLY || mail.kind() == Received.Kind.OUT_OF_OFFICE;
        var words = mail.words().strip().replaceAll("\\s+", " ");
        return new Happening(
                mail.receivedAt().atZone(ZONE).toLocalDate(),
                answer ? Happening.Kind.IN : Happening.Kind.PLAIN,
                texts.say("desk.received." + mail.kind().code()),
                "",
                words.length() > EXCERPT ? words.substring(0, EXCERPT) + "…" : words,
                List.of(),
                mail.answers() == null ? null : "/messages/" + mail.answers());
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
        var step = Stream.of("reminders.step." + message.step(), "portal.invitation.step." + message.step())
                .filter(texts::has)
                .findFirst()
                .map(texts::say)
                .orElse(message.step());
        return Stream.of(step, message.recipient(), message.lastError())
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
