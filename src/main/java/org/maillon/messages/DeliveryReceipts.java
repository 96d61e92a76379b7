package org.maillon.messages;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
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

    private static final int AT_ONCE = 200;

    private final TenantScope scope;
    private final ReceiptStore store;
    private final SmsCarriers sms;
    private final ContactFixes fixes;
    private final Clock clock;

    DeliveryReceipts(TenantScope scope, ReceiptStore store, SmsCarriers sms, ContactFixes fixes, Clock clock) {
        this.scope = scope;
        this.store = store;
        this.sms = sms;
        this.fixes = fixes;
        this.clock = clock;
    }

    /** Asks about the company's short messages of the last days, oldest first; answers how many are settled now. */
    int gather(Tenant company) {
        var gateway = sms.gateway(company);
        if (gateway.isEmpty()) return 0;
        var asking = gateway.get().get();
        var since = clock.instant().minus(SMS_FOR);
        var awaited = scope.in(company.id(), () -> store.awaited(company.id(), Channel.SMS, since, AT_ONCE));
        return (int) awaited.stream()
                .filter(message -> keep(company, message, asking.receipt(message.reference())))
                .count();
    }

    private boolean keep(Tenant company, Awaited message, DeliveryReceipt receipt) {
        return switch (receipt) {
            case DeliveryReceipt.Delivered(var at) ->
                scope.in(company.id(), () -> store.delivered(company.id(), message.id(), at));
            case DeliveryReceipt.Undeliverable(var words) ->
                scope.in(company.id(), () -> undeliverable(company, message, words));
            case DeliveryReceipt.Pending _ -> false;
        };
    }

    private boolean undeliverable(Tenant company, Awaited message, String words) {
        if (!store.bounced(company.id(), message.id(), "messages.reason.not-received", words, clock.instant()))
            return false;
        fixes.ask(
                company.id(),
                message.account(),
                Channel.SMS,
                "messages.reason.not-received",
                Optional.ofNullable(message.recipient()),
                LocalDate.now(clock));
        return true;
    }
}
