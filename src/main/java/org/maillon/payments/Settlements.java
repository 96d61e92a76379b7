package org.maillon.payments;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.Ledger;
import org.maillon.ledger.Match;
import org.maillon.payments.Bookkeeping.Accepted;
import org.maillon.payments.Receipt.State;
import org.maillon.payments.ReceiptStore.Decided;
import org.maillon.payments.SettlementAnswer.Done;
import org.maillon.payments.SettlementAnswer.Refused;
import org.maillon.payments.SettlementAnswer.Why;
import org.springframework.stereotype.Service;

/**
 * What people decide of receipts: lay them, keep them on account, set them aside, and take all of it back. Each act locks
 * the receipt; of two people one wins and the other is told.
 */
@Service
public class Settlements {
    /** States in which nothing of a receipt lies in the ledger. */
    private static final Set<State> WAITING = Set.of(State.NEW, State.PROPOSED, State.UNKNOWN, State.ASIDE);

    private final TenantScope tenants;
    private final ReceiptStore store;
    private final SettlementStore settled;
    private final Bookkeeping bookkeeping;
    private final PayerStore payers;
    private final PayerChanges payerChanges;
    private final Ledger ledger;
    private final Aftermath aftermath;
    private final Clock clock;

    Settlements(
            TenantScope tenants,
            ReceiptStore store,
            SettlementStore settled,
            Bookkeeping bookkeeping,
            PayerStore payers,
            PayerChanges payerChanges,
            Ledger ledger,
            Aftermath aftermath,
            Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.settled = settled;
        this.bookkeeping = bookkeeping;
        this.payers = payers;
        this.payerChanges = payerChanges;
        this.ledger = ledger;
        this.aftermath = aftermath;
        this.clock = clock;
    }

    /** A part of a receipt for an item. Cents in minor units, positive. */
    public record Part(long openItem, long cents) {}

    /** Lays a receipt on items as a person says; what is left over stays as cash on the account of the last one. */
    public SettlementAnswer lay(TenantId tenant, long receipt, List<Part> parts, String by) {
        return act(tenant, receipt, locked -> {
            var accounts =
                    settled.accounts(tenant, parts.stream().map(Part::openItem).toList(), locked.currency());
            if (parts.isEmpty() || !parts.stream().allMatch(part -> accounts.containsKey(part.openItem())))
                return Optional.of(Why.NO_ROOM);
            long sum = parts.stream().mapToLong(Part::cents).sum();
            if (sum > locked.amountCents()) return Optional.of(Why.TOO_MUCH);
            return WAITING.contains(locked.state())
                    ? settle(tenant, locked, explained(locked, parts, accounts), by)
                    : layRest(tenant, locked, parts, accounts, by);
        });
    }

    /** The same by the references of one account's items, oldest first as far as the money goes. */
    public SettlementAnswer layOn(
            TenantId tenant, long receipt, AccountId account, List<String> references, String by) {
        return tenants.in(tenant, () -> {
            var found = store.find(tenant, receipt);
            if (found.isEmpty()) return new Refused(Why.UNKNOWN);
            var parts = new ArrayList<Part>();
            long left = found.get().amountCents();
            for (var item :
                    settled.named(tenant, account, references, found.get().currency())) {
                long cents = Math.min(left, item.openCents());
                if (cents > 0) parts.add(new Part(item.id(), cents));
                left -= cents;
            }
            return lay(tenant, receipt, parts, by);
        });
    }

    private static Explanation explained(Receipt receipt, List<Part> parts, Map<Long, SettlementStore.Item> items) {
        var layings = parts.stream()
                .map(part ->
                        new Laying(part.openItem(), of(items, part).account(), Laying.Source.CASH, 0, part.cents()))
                .toList();
        long rest =
                receipt.amountCents() - parts.stream().mapToLong(Part::cents).sum();
        var on = rest == 0
                ? Optional.<AccountId>empty()
                : Optional.of(of(items, parts.getLast()).account());
        return new Explanation(layings, Map.of(), on, rest, List.of(), 0, false);
    }

    private static SettlementStore.Item of(Map<Long, SettlementStore.Item> items, Part part) {
        return java.util.Objects.requireNonNull(items.get(part.openItem()));
    }

    /** Lays what was kept on account. */
    private Optional<Why> layRest(
            TenantId tenant, Receipt receipt, List<Part> parts, Map<Long, SettlementStore.Item> items, String by) {
        var matches = new ArrayList<Match>();
        for (var part : parts) {
            var credit = settled.credit(tenant, receipt.id(), of(items, part).account());
            if (credit.isEmpty()) return Optional.of(Why.OTHER_ACCOUNT);
            matches.add(new Match(
                    part.openItem(), credit.get().credit(), part.cents(), receipt.bookedOn(), Match.Origin.PERSON));
        }
        if (ledger.lay(tenant, matches).size() < matches.size()) throw new NoRoom();
        decide(tenant, receipt, settled.left(tenant, receipt.id()) == 0 ? State.MATCHED : State.PARTLY, by);
        aftermath.matched(
                tenant, List.of(new Accepted(receipt, explained(receipt, parts, items), Match.Origin.PERSON)), false);
        return Optional.empty();
    }

    /** Takes one of the explanations that were proposed, 1 for the first. */
    public SettlementAnswer accept(TenantId tenant, long receipt, int proposal, String by) {
        return act(tenant, receipt, locked -> {
            var proposals = store.proposals(tenant, receipt);
            if (!WAITING.contains(locked.state())) return Optional.of(Why.CHANGED_MEANWHILE);
            if (proposal < 1 || proposal > proposals.size()) return Optional.of(Why.UNKNOWN);
            return settle(tenant, locked, proposals.get(proposal - 1), by);
        });
    }

    /** Keeps the whole receipt as cash on a customer's account. */
    public SettlementAnswer keepOnAccount(TenantId tenant, long receipt, AccountId account, String by) {
        return act(tenant, receipt, locked -> {
            if (!WAITING.contains(locked.state())) return Optional.of(Why.CHANGED_MEANWHILE);
            var onAccount = new Explanation(
                    List.of(), Map.of(), Optional.of(account), locked.amountCents(), List.of(), 0, false);
            return settle(tenant, locked, onAccount, by);
        });
    }

    /** It is no customer's money. */
    public SettlementAnswer setAside(TenantId tenant, long receipt, String by) {
        return act(tenant, receipt, locked -> {
            if (!WAITING.contains(locked.state())) return Optional.of(Why.CHANGED_MEANWHILE);
            decide(tenant, locked, State.ASIDE, by);
            return Optional.empty();
        });
    }

    private Optional<Why> settle(TenantId tenant, Receipt receipt, Explanation explanation, String by) {
        var accepted = new Accepted(receipt, explanation, Match.Origin.PERSON);
        if (!bookkeeping.book(tenant, List.of(accepted), by, clock.instant())) throw new NoRoom();
        payerChanges.learn(tenant, Receipts.paid(accepted), by);
        settled.redone(
                tenant,
                receipt.id(),
                explanation.layings().stream().map(Laying::openItem).toList());
        decide(tenant, receipt, Receipts.state(explanation), by);
        aftermath.matched(tenant, List.of(accepted), false);
        return Optional.empty();
    }

    /** Takes back everything that a receipt became: what it paid is open again, its accounts are as before. */
    public SettlementAnswer undo(TenantId tenant, long receipt, String by) {
        return act(tenant, receipt, locked -> {
            if (locked.state() == State.ASIDE) {
                decide(tenant, locked, State.PROPOSED, by);
                return Optional.empty();
            }
            if (settled.isAdjusted(tenant, receipt)) return Optional.of(Why.ADJUSTED);
            var live = settled.allocations(tenant, receipt);
            if (live.isEmpty() && settled.bookings(tenant, receipt).isEmpty()) return Optional.of(Why.REVERSED);
            takeBack(tenant, locked, live, by);
            return Optional.empty();
        });
    }

    /** Takes one allocation back; with the last one the whole receipt waits for a person again. */
    public SettlementAnswer reverse(TenantId tenant, long allocation, String by) {
        return tenants.in(tenant, () -> {
            var receipt = settled.receiptOf(tenant, allocation);
            if (receipt.isEmpty()) return new Refused(Why.UNKNOWN);
            return act(tenant, receipt.get(), locked -> reverse(tenant, locked, allocation, by));
        });
    }

    private Optional<Why> reverse(TenantId tenant, Receipt receipt, long allocation, String by) {
        if (settled.isAdjusted(tenant, receipt.id())) return Optional.of(Why.ADJUSTED);
        var live = settled.allocations(tenant, receipt.id());
        var chosen = live.stream().filter(each -> each.id() == allocation).findFirst();
        if (chosen.isEmpty()) return Optional.of(Why.REVERSED);
        var item = chosen.get().openItem();
        var alike = live.stream().filter(each -> each.openItem() == item).toList();
        if (alike.size() == live.size()) {
            takeBack(tenant, receipt, live, by);
            return Optional.empty();
        }
        alike.forEach(each -> ledger.reverse(tenant, each.id()));
        settled.undone(tenant, receipt.id(), List.of(item), clock.instant(), by);
        decide(tenant, receipt, State.PARTLY, by);
        aftermath.undone(tenant, receipt, List.of(item));
        return Optional.empty();
    }

    private void takeBack(TenantId tenant, Receipt receipt, List<SettlementStore.Live> live, String by) {
        live.forEach(each -> ledger.reverse(tenant, each.id()));
        var items = new LinkedHashSet<Long>();
        live.forEach(each -> items.add(each.openItem()));
        settled.undone(tenant, receipt.id(), List.copyOf(items), clock.instant(), by);
        var bookings = settled.bookings(tenant, receipt.id());
        bookkeeping.takeBack(tenant, receipt, bookings, receipt.bookedOn(), clock.instant());
        payers.forget(
                tenant,
                bookings.stream()
                        .filter(SettlementStore.Booked::isCash)
                        .map(booking -> new PayerStore.Paid(
                                receipt.payerIban().orElse(null),
                                receipt.payer().orElse(null),
                                booking.account().value()))
                        .toList());
        decide(tenant, receipt, store.proposals(tenant, receipt.id()).isEmpty() ? State.NEW : State.PROPOSED, by);
        aftermath.undone(tenant, receipt, items);
    }

    private void decide(TenantId tenant, Receipt receipt, State state, String by) {
        var decided = List.of(new Decided(receipt.id(), receipt.version(), state));
        if (store.decide(tenant, decided, false, by, clock.instant()) == 0) throw new NoRoom();
    }

    /** The ledger had no room: all that was written on the way is rolled back. */
    private static final class NoRoom extends RuntimeException {
        NoRoom() {
            super("", null, false, false);
        }
    }

    private SettlementAnswer act(TenantId tenant, long receipt, Function<Receipt, Optional<Why>> act) {
        try {
            return tenants.in(tenant, () -> {
                var locked = store.lock(tenant, receipt);
                if (locked.isEmpty() || locked.get().amountCents() < 0) return new Refused(Why.UNKNOWN);
                var refused = act.apply(locked.get());
                if (refused.isPresent()) return new Refused(refused.get());
                return new Done(store.find(tenant, receipt).orElseThrow());
            });
        } catch (NoRoom nothing) {
            return new Refused(Why.NO_ROOM);
        }
    }
}
