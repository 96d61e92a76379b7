package org.maillon.payments;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.AccountChanged;
import org.maillon.payments.Bookkeeping.Accepted;
import org.maillon.tasks.NewTask;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.maillon.webhooks.Webhooks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What follows a match beside the ledger's own news, which already keeps promises, ends disputes and wakes reminders:
 * holds end, tasks close, other programs are told.
 */
@Component
class Aftermath {
    private static final int DAYS_HELD = 5;

    private final Webhooks webhooks;
    private final HoldStore holds;
    private final Tasks tasks;
    private final ThanksNotices thanks;
    private final CollectedStatusStore statuses;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Aftermath(
            Webhooks webhooks,
            HoldStore holds,
            Tasks tasks,
            ThanksNotices thanks,
            CollectedStatusStore statuses,
            ApplicationEventPublisher events,
            Clock clock) {
        this.webhooks = webhooks;
        this.holds = holds;
        this.tasks = tasks;
        this.thanks = thanks;
        this.statuses = statuses;
        this.events = events;
        this.clock = clock;
    }

    /** As other programs are told: amounts in minor units. */
    record Told(long receipt, long amountCents, String currency, boolean automatic, List<ToldPart> allocations) {}

    record ToldPart(long openItem, String reference, long amountCents) {}

    void matched(TenantId tenant, List<Accepted> some, boolean automatic) {
        if (some.isEmpty()) return;
        var receipts = some.stream().map(each -> each.receipt().id()).toList();
        holds.release(tenant, receipts);
        tasks.cancel(
                tenant, receipts.stream().map(receipt -> "receipt:" + receipt).toList(), "paid");
        webhooks.publishAll(
                tenant,
                "receipt.matched",
                some.stream().map(each -> told(each, automatic)).toList());
        thanks.queue(tenant, some);
        var cash = some.stream().flatMap(Aftermath::cash).toList();
        statuses.collected(tenant, cash, clock.instant());
        var items = cash.stream()
                .map(CollectedStatusStore.Part::openItem)
                .distinct()
                .toList();
        if (!items.isEmpty()) events.publishEvent(new ItemsPaid(tenant, items));
    }

    private static Stream<CollectedStatusStore.Part> cash(Accepted accepted) {
        return accepted.explanation().layings().stream()
                .filter(laying -> laying.source() == Laying.Source.CASH)
                .map(laying ->
                        new CollectedStatusStore.Part(accepted.receipt().id(), laying.openItem(), laying.cents()));
    }

    /** What the first proposal would pay is not chased until somebody has had the time to look. */
    void hold(TenantId tenant, List<ReceiptStore.Proposal> proposals, List<Receipt> receipts) {
        var currencies = receipts.stream().collect(Collectors.toMap(Receipt::id, Receipt::currency));
        var some = new ArrayList<HoldStore.Hold>();
        for (var proposal : proposals) {
            if (proposal.number() > 1) continue;
            for (var laying : proposal.explanation().layings()) {
                var currency = Objects.requireNonNull(currencies.get(proposal.receipt()));
                some.add(new HoldStore.Hold(proposal.receipt(), laying.openItem(), laying.account(), currency));
            }
        }
        var today = LocalDate.now(clock);
        holds.hold(tenant, some.stream().distinct().toList(), today.plusDays(DAYS_HELD));
        for (var account : some.stream().map(HoldStore.Hold::account).distinct().toList())
            events.publishEvent(new AccountChanged(tenant, account));
        tasks.open(
                tenant,
                some.stream()
                        .map(HoldStore.Hold::account)
                        .distinct()
                        .map(account -> task(account, some, today))
                        .toList());
    }

    private static NewTask task(AccountId account, List<HoldStore.Hold> some, LocalDate today) {
        var first = some.stream()
                .filter(hold -> hold.account().equals(account))
                .findFirst()
                .orElseThrow();
        return new NewTask(
                "receipt:" + first.receipt(),
                TaskKind.RECEIPT,
                account,
                OptionalLong.of(first.openItem()),
                today,
                Map.of());
    }

    /** Money was taken away from these items; what waited because of the whole receipt waits no more. */
    void undone(TenantId tenant, Receipt receipt, Collection<Long> items) {
        holds.release(tenant, List.of(receipt.id()));
        statuses.takenBack(tenant, receipt.id(), items, clock.instant());
        if (!items.isEmpty()) events.publishEvent(new PaymentUndone(tenant, List.copyOf(items)));
    }

    private static Told told(Accepted accepted, boolean automatic) {
        var receipt = accepted.receipt();
        var explanation = accepted.explanation();
        var parts = new ArrayList<ToldPart>();
        for (var laying : explanation.layings()) {
            if (laying.source() != Laying.Source.CASH) continue;
            parts.add(new ToldPart(laying.openItem(), reference(explanation.references(), laying), laying.cents()));
        }
        return new Told(receipt.id(), receipt.amountCents(), receipt.currency(), automatic, parts);
    }

    private static String reference(Map<Long, String> references, Laying laying) {
        return references.getOrDefault(laying.openItem(), "");
    }
}
