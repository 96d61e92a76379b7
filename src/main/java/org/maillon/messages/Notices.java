package org.maillon.messages;

import java.time.Clock;
import java.util.OptionalLong;
import org.maillon.access.Members;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.kernel.TenantId;
import org.maillon.kernel.Texts;
import org.maillon.messages.Composition.Composed;
import org.maillon.messages.NoticeStore.Notice;
import org.springframework.stereotype.Service;

/** What a company's own people are told by e-mail because nobody must be able to say that they did not know. */
@Service
public class Notices {
    private final TenantScope scope;
    private final NoticeStore store;
    private final Members members;
    private final MailRoutes routes;
    private final Senders senders;
    private final Clock clock;

    Notices(TenantScope scope, NoticeStore store, Members members, MailRoutes routes, Senders senders, Clock clock) {
        this.scope = scope;
        this.store = store;
        this.members = members;
        this.routes = routes;
        this.senders = senders;
        this.clock = clock;
    }

    /**
     * Tells everybody who belongs to the company, in their language; queued with the caller's transaction.
     *
     * @param key of the words; their subject stands under {@code key.subject}
     * @param arguments of both; the first of the words is the company's name
     */
    public void tellAll(TenantId tenant, String key, Object... arguments) {
        scope.run(tenant, () -> {
            for (var each : members.of(tenant)) {
                var texts = Texts.in(each.member().language());
                var all = new Object[arguments.length + 1];
                all[0] = each.company();
                System.arraycopy(arguments, 0, all, 1, arguments.length);
                store.add(
                        tenant, each.member(), texts.say(key + ".subject", all), texts.say(key, all), clock.instant());
            }
        });
    }

    /** Sends what waits, one after the other; what the server does not take now waits for the next time. */
    void send(Tenant company) {
        var server = routes.of(company);
        if (server.isEmpty()) return;
        try (var line = new SmtpLine(server.get())) {
            long after = 0;
            for (var last = sendNext(company, line, after); last.isPresent(); last = sendNext(company, line, after))
                after = last.getAsLong();
        }
    }

    private OptionalLong sendNext(Tenant company, SmtpLine line, long after) {
        var tenant = company.id();
        return scope.in(tenant, () -> {
            var next = store.next(tenant, after);
            if (next.isEmpty()) return OptionalLong.empty();
            var notice = next.get();
            var answer = line.send(envelope(company, notice), () -> true);
            if (answer instanceof SmtpAnswer.Accepted) store.sent(tenant, notice.id(), clock.instant());
            else store.failed(tenant, notice.id(), answer.words());
            return OptionalLong.of(notice.id());
        });
    }

    private Envelope envelope(Tenant company, Notice notice) {
        var sender = senders.of(company);
        var recipient = MailAddress.read(notice.address()).orElseThrow();
        var messageId = MimeLetter.messageId(company.id(), "notice:" + notice.id(), sender);
        var letter = MimeLetter.of(sender, worded(notice), recipient, messageId, null, clock.instant())
                .bytes();
        var signed = senders.signature(company, sender.fromAddress())
                .map(signature -> signature.sign(letter))
                .orElse(letter);
        return new Envelope(sender.fromAddress(), recipient.value(), signed);
    }

    private static Composed worded(Notice notice) {
        var plain = LetterText.ofShort(notice.words());
        var text = new LetterText(notice.subject(), plain.html(), notice.words());
        return new Composed(notice.address(), notice.name(), notice.language(), text, null);
    }
}
