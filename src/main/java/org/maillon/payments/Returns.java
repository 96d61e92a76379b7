package org.maillon.payments;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.maillon.access.TenantScope;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.Ledger;
import org.maillon.payments.Receipt.State;
import org.maillon.payments.ReceiptStore.Decided;
import org.maillon.tasks.NewTask;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.springframework.stereotype.Component;

/**
 * Payments that came back (a rejected debit, an unpaid cheque): what they had paid is owed again from the day of the
 * return, and a person is told why.
 */
@Component
class Returns {
    private static final int AT_ONCE = 200;
    private static final String BANK = "bank";

    private final TenantScope tenants;
    private final ReceiptStore store;
    private final SettlementStore settled;
    private final Bookkeeping bookkeeping;
    private final Adjustments adjustments;
    private final Aftermath aftermath;
    private final Ledger ledger;
    private final Tasks tasks;
    private final Clock clock;

    Returns(
            TenantScope tenants,
            ReceiptStore store,
            SettlementStore settled,
            Bookkeeping bookkeeping,
            Adjustments adjustments,
            Aftermath aftermath,
            Ledger ledger,
            Tasks tasks,
            Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.settled = settled;
        this.bookkeeping = bookkeeping;
        this.adjustments = adjustments;
        this.aftermath = aftermath;
        this.ledger = ledger;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Answers how many were looked at; one whose payment is not found stays for a person to see. */
    int answerSome(TenantId tenant) {
        return tenants.in(tenant, () -> {
            var some = store.lockReturned(tenant, AT_ONCE);
            some.forEach(returned -> answer(tenant, returned));
            return some.size();
        });
    }

    private void answer(TenantId tenant, Receipt returned) {
        var original = store.lockOriginal(tenant, returned);
        original.ifPresent(receipt -> takeBack(tenant, receipt, returned));
        decide(tenant, returned, original.isPresent() ? State.RETURNED : State.OUT);
    }

    private void takeBack(TenantId tenant, Receipt receipt, Receipt returned) {
        var live = settled.allocations(tenant, receipt.id());
        live.forEach(each -> ledger.reverse(tenant, each.id()));
        adjustments.takeBackOf(tenant, receipt.id(), returned.bookedOn(), BANK);
        var bookings = settled.bookings(tenant, receipt.id());
        bookkeeping.takeBack(tenant, receipt, bookings, returned.bookedOn(), clock.instant());
        var items = new LinkedHashSet<Long>();
        live.forEach(each -> items.add(each.openItem()));
        settled.undone(tenant, receipt.id(), List.copyOf(items), clock.instant(), BANK);
        aftermath.undone(tenant, receipt, items);
        decide(tenant, receipt, State.RETURNED);
        tasks.open(
                tenant,
                bookings.stream()
                        .filter(SettlementStore.Booked::isCash)
                        .map(booking -> task(booking, returned))
                        .toList());
    }

    private static NewTask task(SettlementStore.Booked booking, Receipt returned) {
        return new NewTask(
                "returned:" + returned.id() + ":" + booking.account().value(),
                TaskKind.RETURNED_PAYMENT,
                booking.account(),
                OptionalLong.empty(),
                returned.bookedOn(),
                Map.of(
                        "amountCents", Long.toString(booking.cents()),
                        "currency", returned.currency(),
                        "reason",
                                Objects.requireNonNullElse(
                                        returned.returnReason().orElse(null), ""),
                        "why", ReturnCause.key(returned.returnReason().orElse(""))));
    }

    private void decide(TenantId tenant, Receipt receipt, State state) {
        store.decide(tenant, List.of(new Decided(receipt.id(), receipt.version(), state)), true, BANK, clock.instant());
    }
}
