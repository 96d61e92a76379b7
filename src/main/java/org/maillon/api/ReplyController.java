package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.messages.Inbox;
import org.maillon.messages.Received;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/replies")
@Tag(name = "replies", description = "What came in by e-mail: answers, absences and what mail servers returned")
class ReplyController {
    private final Inbox inbox;
    private final Accounts accounts;

    ReplyController(Inbox inbox, Accounts accounts) {
        this.inbox = inbox;
        this.accounts = accounts;
    }

    record Reply(
            long id,
            String kind,
            long accountId,
            @Nullable Long message,
            String from,
            String fromName,
            String subject,
            String text,
            Instant at) {
        static Reply of(Received mail) {
            return new Reply(
                    mail.id(),
                    mail.kind().code(),
                    mail.accountId(),
                    mail.answers(),
                    mail.fromAddress(),
                    mail.fromName(),
                    mail.subject(),
                    mail.words(),
                    mail.receivedAt());
        }
    }

    @GetMapping
    @Operation(summary = "What came in, newest first: about one account, or all")
    Slice<Reply> list(
            CurrentMember member,
            Reading reading,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        int atMost = reading.limit(limit);
        long after = reading.after(cursor);
        reading.orRefuse();
        var before = after == 0 ? null : (Long) after;
        var found = accounts.named(member, account)
                .map(of -> inbox.ofAccount(member.tenant(), of, before, atMost + 1))
                .orElseGet(() -> inbox.all(member.tenant(), before, atMost + 1));
        return Slice.of(found, atMost, Received::id, Reply::of);
    }
}
