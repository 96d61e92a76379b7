package org.maillon.messages;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.messages.ReceiptStore.Awaited;
import org.springframework.stereotype.Service;

/** Asks carriers what became of the messages they took, and keeps their answer; what will not arrive asks a person. */
@Service
class DeliveryReceipts {
    /** After that a carrier knows nothing more. */
    private static final Duration SMS_FOR = Duration.ofDays(3);

    private static final Duration LETTERS_FOR = Duration.ofDays(60);

    private static final int AT_ONCE = 200;

    private final TenantScope scope;
    private final ReceiptStore store;
    private final SmsCarriers sms;
    private final PostCarriers post;
    private final PaperStore papers;
    private final ContactFixes fixes;
    private final Clock clock;

    DeliveryReceipts(
            TenantScope scope,
            ReceiptStore store,
            SmsCarriers sms,
            PostCarriers post,
            PaperStore papers,
            ContactFixes fixes,
            Clock clock) {
        this.scope = scope;
        this.store = store;
        this.sms = sms;
        this.post = post;
        this.papers = papers;
        this.fixes = fixes;
        this.clock = clock;
    }

    /** Asks about the company's short messages and letters of the last days; answers how many are settled now. */
    int gather(Tenant company) {
        return gatherSms(company) + gatherLetters(company);
    }

    private int gatherSms(Tenant company) {
        var gateway = sms.gateway(company);
        if (gateway.isEmpty()) return 0;
        var asking = gateway.get().get();
        return (int) awaited(company, Channel.SMS, SMS_FOR).stream()
                .filter(message -> keep(company, Channel.SMS, message, asking.receipt(message.reference())))
                .count();
    }

    private int gatherLetters(Tenant company) {
        var provider = post.provider(company);
        if (provider.isEmpty()) return 0;
        int settled = 0;
        for (var channel : List.of(Channel.LETTER, Channel.REGISTERED)) {
            for (var message : awaited(company, channel, LETTERS_FOR)) {
                var known = provider.get().status(message.reference());
                known.trackingNumber()
                        .ifPresent(number ->
                                scope.in(company.id(), () -> papers.track(company.id(), message.id(), number)));
                if (keep(company, channel, message, known.receipt())) settled++;
            }
        }
        return settled;
    }

    private List<Awaited> awaited(Tenant company, Channel channel, Duration since) {
        return scope.in(
                company.id(),
                () -> store.awaited(company.id(), channel, clock.instant().minus(since), AT_ONCE));
    }

    private boolean keep(Tenant company, Channel channel, Awaited message, DeliveryReceipt receipt) {
        return switch (receipt) {
            case DeliveryReceipt.Delivered(var at) ->
                scope.in(company.id(), () -> store.delivered(company.id(), message.id(), at));
            case DeliveryReceipt.Undeliverable(var words) ->
                scope.in(company.id(), () -> undeliverable(company, channel, message, words));
            case DeliveryReceipt.Pending _ -> false;
        };
    }

    private boolean undeliverable(Tenant company, Channel channel, Awaited message, String words) {
        var reason = channel.isPaper() ? "messages.reason.letter-returned" : "messages.reason.not-received";
        if (!store.bounced(company.id(), message.id(), reason, words, clock.instant())) return false;
        fixes.ask(
                company.id(),
                message.account(),
                channel,
                reason,
                Optional.ofNullable(message.recipient()),
                LocalDate.now(clock));
        return true;
    }
}
