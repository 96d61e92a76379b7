package org.maillon.payments;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.maillon.access.AuditTrail;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.Booking;
import org.maillon.ledger.Ledger;
import org.maillon.ledger.Match;
import org.maillon.payments.Adjustment.Kind;
import org.maillon.payments.AdjustmentAnswer.Done;
import org.maillon.payments.AdjustmentAnswer.Refused;
import org.maillon.payments.SettlementAnswer.Why;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * What people decide of what is left: an item's gap written off, cash on account paid back, moved to another customer or kept for
 * a claim. Each has a reason and a name, is booked, and can be taken back: the ledger is then as it was.
 */
@Service
public class Adjustments {
    private static final String JOURNAL = "misc";
    private static final int LONGEST_REASON = 500;

    private final TenantScope tenants;
    private final AdjustmentStore store;
    private final ReceiptStore receipts;
    private final SettlementStore settled;
    private final Customers customers;
    private final Ledger ledger;
    private final PayerChanges payers;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Adjustments(
            TenantScope tenants,
            AdjustmentStore store,
            ReceiptStore receipts,
            SettlementStore settled,
            Customers customers,
            Ledger ledger,
            PayerChanges payers,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.receipts = receipts;
        this.settled = settled;
        this.customers = customers;
        this.ledger = ledger;
        this.payers = payers;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /** Gives up what is left of an item, or cents of it. */
    public AdjustmentAnswer writeOff(
            TenantId tenant, long openItem, OptionalLong cents, LocalDate on, String reason, String by) {
        return act(tenant, reason, () -> {
            var item = store.item(tenant, openItem);
            if (item.isEmpty()) return new Refused(Why.UNKNOWN);
            long sum = cents.orElse(item.get().openCents());
            if (sum <= 0 || sum > item.get().openCents()) return new Refused(Why.NO_ROOM);
            var wanted = new AdjustmentStore.New(
                    Kind.WRITE_OFF,
                    item.get().account(),
                    Optional.empty(),
                    openItem,
                    null,
                    item.get().currency(),
                    sum,
                    reason.strip(),
                    on,
                    by);
            long id = store.keep(tenant, wanted, clock.instant());
            long credit = book(tenant, id, wanted, wanted.account(), -sum);
            lay(tenant, List.of(new Match(openItem, credit, sum, on, Match.Origin.PERSON)));
            return done(tenant, id, null, credit);
        });
    }

    /** Pays back what is left of a receipt, or cents of it: noted here, paid by whoever pays. */
    public AdjustmentAnswer refund(
            TenantId tenant, long receipt, OptionalLong cents, LocalDate on, String reason, String by) {
        return take(tenant, Kind.REFUND, receipt, Optional.empty(), cents, on, reason, by);
    }

    /** Moves what is left of a receipt, or cents of it, to the account of another customer. */
    public AdjustmentAnswer transfer(
            TenantId tenant, long receipt, AccountId to, OptionalLong cents, LocalDate on, String reason, String by) {
        return take(tenant, Kind.TRANSFER, receipt, Optional.of(to), cents, on, reason, by);
    }

    private AdjustmentAnswer take(
            TenantId tenant,
            Kind kind,
            long receipt,
            Optional<AccountId> to,
            OptionalLong cents,
            LocalDate on,
            String reason,
            String by) {
        return act(tenant, reason, () -> {
            var locked = receipts.lock(tenant, receipt);
            if (locked.isEmpty() || !isKnown(tenant, to)) return new Refused(Why.UNKNOWN);
            var free = store.free(tenant, receipt);
            if (free.isEmpty()) return new Refused(Why.NOTHING_LEFT);
            var account = free.getFirst().account();
            if (to.filter(account::equals).isPresent()) return new Refused(Why.SAME_ACCOUNT);
            if (kind == Kind.REFUND
                    && payers.isDoubted(tenant, account, locked.get().payerIban()))
                return new Refused(Why.PAYER_NOT_APPROVED);
            return take(tenant, kind, locked.get(), of(free, account), account, to, cents, on, reason, by);
        });
    }

    /**
     * Keeps what is left of a receipt on the account, or cents of it, for what the customer owes beside its items; on the day of
     * the receipt.
     *
     * @param what it is kept for, in the words of the books
     */
    public AdjustmentAnswer keepForClaim(
            TenantId tenant, AccountId account, long receipt, Money money, String what, String by) {
        return act(tenant, what, () -> {
            var locked = receipts.lock(tenant, receipt);
            if (locked.isEmpty()) return new Refused(Why.UNKNOWN);
            var own = of(store.free(tenant, receipt), account);
            boolean sameMoney = locked.get().currency().equals(money.currency().getCurrencyCode());
            if (own.isEmpty() || !sameMoney) return new Refused(Why.NOTHING_LEFT);
            return take(
                    tenant,
                    Kind.CLAIM,
                    locked.get(),
                    own,
                    account,
                    Optional.empty(),
                    OptionalLong.of(money.cents()),
                    locked.get().bookedOn(),
                    what,
                    by);
        });
    }

    /** Receipts of which something lies on an account and on no item, the latest first. */
    public List<SpareReceipt> spare(TenantId tenant, AccountId account, Currency currency) {
        return tenants.in(tenant, () -> store.spare(tenant, account, currency.getCurrencyCode()));
    }

    private static List<AdjustmentStore.Free> of(List<AdjustmentStore.Free> free, AccountId account) {
        return free.stream().filter(each -> each.account().equals(account)).toList();
    }

    private AdjustmentAnswer take(
            TenantId tenant,
            Kind kind,
            Receipt receipt,
            List<AdjustmentStore.Free> free,
            AccountId account,
            Optional<AccountId> to,
            OptionalLong cents,
            LocalDate on,
            String reason,
            String by) {
        long left = free.stream().mapToLong(AdjustmentStore.Free::cents).sum();
        long sum = cents.orElse(left);
        if (sum <= 0 || sum > left) return new Refused(Why.TOO_MUCH);
        var wanted = new AdjustmentStore.New(
                kind, account, to, null, receipt.id(), receipt.currency(), sum, reason.strip(), on, by);
        return take(tenant, wanted, free, receipt);
    }

    private boolean isKnown(TenantId tenant, Optional<AccountId> account) {
        return account.isEmpty()
                || customers.findAll(tenant, List.of(account.get())).containsKey(account.get());
    }

    private AdjustmentAnswer take(
            TenantId tenant, AdjustmentStore.New wanted, List<AdjustmentStore.Free> free, Receipt receipt) {
        long id = store.keep(tenant, wanted, clock.instant());
        long item = book(tenant, id, wanted, wanted.account(), wanted.cents());
        var matches = new ArrayList<Match>();
        long left = wanted.cents();
        for (var each : free) {
            long cents = Math.min(left, each.cents());
            if (cents > 0) matches.add(new Match(item, each.credit(), cents, wanted.on(), Match.Origin.PERSON));
            left -= cents;
        }
        lay(tenant, matches);
        Long credit = null;
        if (wanted.to().isPresent()) {
            var booked = booked(tenant, id, wanted, wanted.to().get(), -wanted.cents());
            credit = booked.side();
            receipts.book(
                    tenant,
                    List.of(new ReceiptStore.NewBooking(
                            receipt.id(),
                            wanted.to().get().value(),
                            booked.entry(),
                            booked.side(),
                            wanted.cents(),
                            "transferred")),
                    wanted.by(),
                    clock.instant());
        }
        decide(tenant, receipt, wanted.by());
        return done(tenant, id, item, credit);
    }

    /** Takes it back: what it booked is answered with its opposite. Refused while moved money is laid where it went. */
    public AdjustmentAnswer undo(TenantId tenant, long adjustment, LocalDate on, String by) {
        try {
            return tenants.in(tenant, () -> {
                var found = store.lock(tenant, adjustment);
                if (found.isEmpty()) return new Refused(Why.UNKNOWN);
                var made = found.get();
                if (made.undoneBy().isPresent()) return new Refused(Why.REVERSED);
                if (made.kind() == Kind.TRANSFER
                        && !store.live(tenant, OptionalLong.empty(), made.credit())
                                .isEmpty()) return new Refused(Why.LAID);
                var receipt = made.receipt().isPresent()
                        ? receipts.lock(tenant, made.receipt().getAsLong())
                        : Optional.<Receipt>empty();
                takeBack(tenant, made, on, by);
                record(tenant, made, made.kind().stored() + "-undone", by);
                receipt.ifPresent(each -> decide(tenant, each, by));
                return new Done(store.lock(tenant, adjustment).orElseThrow());
            });
        } catch (NoRoom nothing) {
            return new Refused(Why.CHANGED_MEANWHILE);
        }
    }

    private void takeBack(TenantId tenant, Adjustment made, LocalDate on, String by) {
        store.live(tenant, made.item(), made.credit()).forEach(each -> ledger.reverse(tenant, each));
        var matches = new ArrayList<Match>();
        made.item()
                .ifPresent(item -> matches.add(new Match(
                        item,
                        opposite(tenant, made, made.account(), on, -made.cents()),
                        made.cents(),
                        on,
                        Match.Origin.PERSON)));
        made.credit()
                .ifPresent(credit -> matches.add(new Match(
                        opposite(tenant, made, made.to().orElse(made.account()), on, made.cents()),
                        credit,
                        made.cents(),
                        on,
                        Match.Origin.PERSON)));
        lay(tenant, matches);
        store.undone(tenant, made, by, clock.instant());
        events.publishEvent(new AdjustmentUndone(tenant, made.id(), by));
    }

    /**
     * The bank took the receipt back: what was moved of it or kept for a claim goes back where it came from. What was refunded is
     * owed to us.
     */
    void takeBackOf(TenantId tenant, long receipt, LocalDate on, String by) {
        store.ofReceipt(tenant, receipt).stream()
                .filter(each -> each.kind() != Kind.REFUND && each.undoneBy().isEmpty())
                .forEach(each -> takeBack(tenant, each, on, by));
    }

    /** What a person decided of a receipt's money, the latest first, also what was taken back. */
    public List<Adjustment> of(TenantId tenant, long receipt) {
        return tenants.in(tenant, () -> store.ofReceipt(tenant, receipt));
    }

    private long book(TenantId tenant, long id, AdjustmentStore.New wanted, AccountId account, long cents) {
        return booked(tenant, id, wanted, account, cents).side();
    }

    private Booking.Booked booked(TenantId tenant, long id, AdjustmentStore.New wanted, AccountId account, long cents) {
        var key = "adjustment:%d:%d".formatted(id, account.value());
        return book(
                tenant,
                key,
                account,
                wanted.kind(),
                wanted.on(),
                wanted.reason(),
                "adjustment:" + id,
                wanted.currency(),
                cents);
    }

    private long opposite(TenantId tenant, Adjustment made, AccountId account, LocalDate on, long cents) {
        var key = "adjustment-undone:%d:%d".formatted(made.id(), account.value());
        return book(
                        tenant,
                        key,
                        account,
                        made.kind(),
                        on,
                        made.reason(),
                        "adjustment:" + made.id(),
                        made.currency(),
                        cents)
                .side();
    }

    private Booking.Booked book(
            TenantId tenant,
            String key,
            AccountId account,
            Kind kind,
            LocalDate on,
            String reason,
            String source,
            String currency,
            long cents) {
        var id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        var label = reason.length() <= 200 ? reason : reason.substring(0, 200);
        var booking = new Booking(id, account, kind.entry(), on, "", label, JOURNAL, source, currency, cents);
        return ledger.book(tenant, List.of(booking)).getFirst();
    }

    private void lay(TenantId tenant, List<Match> matches) {
        if (ledger.lay(tenant, matches).size() < matches.size()) throw new NoRoom();
    }

    private Done done(TenantId tenant, long id, @Nullable Long item, @Nullable Long credit) {
        store.booked(tenant, id, item, credit);
        var made = store.lock(tenant, id).orElseThrow();
        record(tenant, made, made.kind().stored() + "-made", made.by());
        return new Done(made);
    }

    private void record(TenantId tenant, Adjustment made, String act, String by) {
        var code = customers
                .find(tenant, made.account())
                .map(CustomerAccount::code)
                .orElse("");
        var money = new Money(made.cents(), Currency.getInstance(made.currency()));
        trail.record(tenant, by, act, code, money + " · " + made.reason());
    }

    /** With nothing left it is settled; else it is again what it was. */
    private void decide(TenantId tenant, Receipt receipt, String by) {
        boolean none = settled.left(tenant, receipt.id()) == 0;
        boolean laid = !settled.allocations(tenant, receipt.id()).isEmpty();
        var state = none ? Receipt.State.MATCHED : laid ? Receipt.State.PARTLY : Receipt.State.ON_ACCOUNT;
        var decided = List.of(new ReceiptStore.Decided(receipt.id(), receipt.version(), state));
        if (receipts.decide(tenant, decided, false, by, clock.instant()) == 0) throw new NoRoom();
    }

    /** Somebody else was first: all that was written on the way is rolled back. */
    private static final class NoRoom extends RuntimeException {
        NoRoom() {
            super("", null, false, false);
        }
    }

    private AdjustmentAnswer act(TenantId tenant, String reason, Supplier<AdjustmentAnswer> act) {
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) return new Refused(Why.NO_REASON);
        try {
            return tenants.in(tenant, act::get);
        } catch (NoRoom nothing) {
            return new Refused(Why.CHANGED_MEANWHILE);
        }
    }
}
