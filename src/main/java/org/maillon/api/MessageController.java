package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Texts;
import org.maillon.messages.Message;
import org.maillon.messages.MessageFilter;
import org.maillon.messages.MessageState;
import org.maillon.messages.Outbox;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/messages")
@Tag(name = "messages", description = "What waits to be said and what was said")
class MessageController {
    private static final Map<String, MessageState> STATES = Stream.of(MessageState.values())
            .collect(Collectors.toUnmodifiableMap(MessageState::code, Function.identity()));

    private final Outbox outbox;
    private final Accounts accounts;

    MessageController(Outbox outbox, Accounts accounts) {
        this.outbox = outbox;
        this.accounts = accounts;
    }

    record Said(
            long id,
            String account,
            String accountName,
            String step,
            String channel,
            String state,
            Instant at,
            LocalDate decidedOn,
            String currency,
            @Nullable String recipient,
            @Nullable String subject,
            @Nullable String reason,
            @Nullable String messageId,
            @Nullable Instant sentAt) {
        static Said of(Message message, Texts texts) {
            return new Said(
                    message.id(),
                    message.account(),
                    message.accountName(),
                    message.step(),
                    message.channel().code(),
                    message.state().code(),
                    message.at(),
                    message.decidedOn(),
                    message.currency().getCurrencyCode(),
                    message.recipient(),
                    message.subject(),
                    said(message.reason(), texts),
                    message.messageId(),
                    message.sentAt());
        }

        private static @Nullable String said(@Nullable String reason, Texts texts) {
            return reason != null && texts.has(reason) ? texts.say(reason) : reason;
        }
    }

    @GetMapping
    @Operation(summary = "Messages, newest first: of one account, decided on a day, in a state, or all")
    Slice<Said> list(
            CurrentMember member,
            Reading reading,
            @RequestParam(required = false) @Nullable String on,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var day = on == null || on.isBlank() ? null : reading.day("on", on, LocalDate.EPOCH);
        var wanted = reading.choice("state", state, STATES).orElse(null);
        int atMost = reading.limit(limit);
        long after = reading.after(cursor);
        reading.orRefuse();
        var of = accounts.named(member, account).map(AccountId::value).orElse(null);
        var page = outbox.list(
                member.tenant(), new MessageFilter(of, day, wanted), after == 0 ? null : (Long) after, atMost);
        var next = page.next();
        return new Slice<>(
                page.items().stream().map(it -> Said.of(it, reading.texts())).toList(),
                next == null ? null : Reading.cursor(next));
    }
}
