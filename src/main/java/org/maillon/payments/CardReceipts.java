package org.maillon.payments;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.Match;
import org.maillon.payments.Bookkeeping.Accepted;
import org.maillon.payments.PaymentLinkStore.Arrived;
import org.maillon.payments.PaymentProvider.News.TakenBack;
import org.maillon.payments.PaymentStanding.Paid;
import org.maillon.payments.Receipt.State;
import org.maillon.payments.ReceiptStore.Decided;
import org.springframework.stereotype.Component;

/**
 * Money paid on a provider's page is a receipt like any other: laid on the items it was asked for, as far as they are still open,
 * the rest kept on account; undone, moved and paid back by the same acts. It comes from no statement.
 */
@Component
class CardReceipts {
    private static final String BY = "card";

    private final PaymentLinkStore links;
    private final ReceiptStore receipts;
    private final SettlementStore settled;
    private final Bookkeeping bookkeeping;
    private final Aftermath aftermath;
    private final Clock clock;

    CardReceipts(
            PaymentLinkStore links,
            ReceiptStore receipts,
            SettlementStore settled,
            Bookkeeping bookkeeping,
            Aftermath aftermath,
            Clock clock) {
        this.links = links;
        this.receipts = receipts;
        this.settled = settled;
        this.bookkeeping = bookkeeping;
        this.aftermath = aftermath;
        this.clock = clock;
    }

    /** Somebody laid money on the same items in the same moment: decide anew. */
    static final class Overtaken extends RuntimeException {
        Overtaken() {
            super("", null, false, false);
        }
    }

    /** Books what was paid on a link; empty where that payment was booked before. */
    OptionalLong book(TenantId tenant, PaymentLink link, Paid paid, Instant at) {
        var arrived = new Arrived(
                uuid("card:" + paid.payment()),
                Payouts.PROVIDER,
                LocalDate.ofInstant(at, clock.getZone()),
                paid.cents(),
                paid.currency(),
                paid.payer(),
                references(tenant, link),
                paid.payment(),
                Optional.empty(),
                State.NEW);
        var id = links.receive(tenant, arrived);
        if (id.isPresent())
            lay(tenant, link, receipts.lock(tenant, id.getAsLong()).orElseThrow());
        return id;
    }

    private void lay(TenantId tenant, PaymentLink link, Receipt receipt) {
        var accepted = new Accepted(receipt, explained(tenant, link, receipt), Match.Origin.REFERENCE);
        if (!bookkeeping.book(tenant, List.of(accepted), BY, clock.instant())) throw new Overtaken();
        var decided = new Decided(receipt.id(), receipt.version(), Receipts.state(accepted.explanation()));
        receipts.decide(tenant, List.of(decided), true, BY, clock.instant());
        aftermath.matched(tenant, List.of(accepted), true);
    }

    private Explanation explained(TenantId tenant, PaymentLink link, Receipt receipt) {
        var parts = links.parts(tenant, link.id());
        var items = settled.accounts(
                tenant, parts.stream().map(Settlements.Part::openItem).toList(), receipt.currency());
        var layings = new ArrayList<Laying>();
        long left = receipt.amountCents();
        for (var part : parts) {
            var item = items.get(part.openItem());
            long cents = item == null ? 0 : Math.min(left, Math.min(part.cents(), item.openCents()));
            if (cents > 0) layings.add(new Laying(part.openItem(), link.account(), Laying.Source.CASH, 0, cents));
            left -= cents;
        }
        var rest = left > 0 ? Optional.of(link.account()) : Optional.<org.maillon.customers.AccountId>empty();
        return new Explanation(layings, Map.of(), rest, left, List.of(), 0, true);
    }

    private String references(TenantId tenant, PaymentLink link) {
        var items = links.parts(tenant, link.id()).stream()
                .map(Settlements.Part::openItem)
                .toList();
        return String.join(", ", settled.references(tenant, items));
    }

    /** Money taken back, by the cardholder's bank or by a refund: answered like any payment that comes back. */
    void takeBack(TenantId tenant, TakenBack news, Instant at) {
        if (news.cents() <= 0 || news.payment().isEmpty() || !news.currency().matches("[A-Z]{3}")) return;
        links.receive(
                tenant,
                new Arrived(
                        uuid("card-back:" + news.name()),
                        Payouts.PROVIDER,
                        LocalDate.ofInstant(at, clock.getZone()),
                        -news.cents(),
                        news.currency(),
                        Optional.empty(),
                        news.name(),
                        news.payment(),
                        Optional.of(news.why()),
                        State.OUT));
    }

    private static UUID uuid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
