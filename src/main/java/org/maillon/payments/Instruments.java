package org.maillon.payments;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.maillon.access.TenantScope;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.AccountChanged;
import org.maillon.ledger.Booking;
import org.maillon.ledger.Ledger;
import org.maillon.ledger.Match;
import org.maillon.payments.Instrument.State;
import org.maillon.payments.InstrumentAnswer.Refused;
import org.maillon.payments.InstrumentAnswer.Registered;
import org.maillon.payments.InstrumentAnswer.Why;
import org.maillon.tasks.NewTask;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Cheques and bills. What one is to pay is not chased while it is on its way; the customer's account is credited when the
 * bank has paid it, and owes again when it comes back.
 */
@Service
public class Instruments {
    private final TenantScope tenants;
    private final InstrumentStore store;
    private final SettlementStore items;
    private final Settlements settlements;
    private final Ledger ledger;
    private final Tasks tasks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Instruments(
            TenantScope tenants,
            InstrumentStore store,
            SettlementStore items,
            Settlements settlements,
            Ledger ledger,
            Tasks tasks,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.items = items;
        this.settlements = settlements;
        this.ledger = ledger;
        this.tasks = tasks;
        this.events = events;
        this.clock = clock;
    }

    /** Newest first, at most limit. */
    public List<Instrument> list(TenantId tenant, State state, int limit) {
        return tenants.in(tenant, () -> store.list(tenant, state, limit));
    }

    public Optional<DepositSlip> slip(TenantId tenant, long slip) {
        return tenants.in(tenant, () -> store.findSlip(tenant, slip));
    }

    public InstrumentAnswer register(TenantId tenant, NewInstrument asked, String by, LocalDate today) {
        var refused = InstrumentRules.refuse(asked, today);
        if (refused.isPresent()) return new Refused(refused.get());
        return tenants.in(tenant, () -> {
            var named = items.named(tenant, asked.account(), asked.references(), asked.currency());
            if (named.isEmpty() && !asked.references().isEmpty()) return new Refused(Why.UNKNOWN_ITEM);
            var id = store.register(tenant, asked, InstrumentRules.holdsUntil(asked), by, clock.instant());
            if (id.isEmpty()) return new Refused(Why.KNOWN);
            long left = asked.amountCents();
            for (var item : named) {
                long cents = Math.min(left, item.openCents());
                if (cents > 0) store.pays(tenant, id.get(), item.id(), cents);
                left -= cents;
            }
            events.publishEvent(new AccountChanged(tenant, asked.account()));
            return new Registered(id.get());
        });
    }

    /**
     * Puts those that still wait on one slip; empty where nothing of it waits, or where cheques and bills, or currencies,
     * are mixed, which a bank does not take.
     */
    public Optional<DepositSlip> deposit(
            TenantId tenant, Collection<Long> some, String iban, String by, LocalDate today) {
        return tenants.in(tenant, () -> {
            var waiting = store.lock(tenant, some).stream()
                    .filter(each -> each.state() == State.REGISTERED)
                    .toList();
            if (waiting.isEmpty()
                    || waiting.stream().map(Instruments::sort).distinct().count() > 1) return Optional.empty();
            var first = waiting.getFirst();
            long slip = store.slip(tenant, first.kind().isBill(), first.currency(), iban, today, by, clock.instant());
            store.deposited(tenant, waiting.stream().map(Instrument::id).toList(), slip);
            return store.findSlip(tenant, slip);
        });
    }

    private static String sort(Instrument instrument) {
        return instrument.kind().isBill() + instrument.currency();
    }

    /**
     * The bank has paid a slip: each of its cheques or bills that has not come back is credited and laid on what it pays;
     * the bank's own line of the deposit, where it is known without doubt, is set aside. Answers how many were paid.
     */
    public int clear(TenantId tenant, long slip, LocalDate on, String by) {
        return tenants.in(tenant, () -> {
            var found = store.findSlip(tenant, slip);
            if (found.isEmpty()) return 0;
            var paid = found.get().instruments().stream()
                    .filter(each -> each.state() == State.DEPOSITED)
                    .toList();
            paid.forEach(each -> credit(tenant, each, on));
            var lines = paid.isEmpty() ? List.<Long>of() : store.linesOf(tenant, found.get());
            if (lines.size() == 1) settlements.setAside(tenant, lines.getFirst(), by);
            return paid.size();
        });
    }

    private void credit(TenantId tenant, Instrument paid, LocalDate on) {
        long credit = book(tenant, paid, "payment", -paid.amountCents(), on);
        var matches = new ArrayList<Match>();
        for (var part : store.parts(tenant, paid.id())) {
            long cents = Math.min(part.cents(), part.openCents());
            if (cents > 0) matches.add(new Match(part.openItem(), credit, cents, on, Match.Origin.PERSON));
        }
        ledger.lay(tenant, matches);
        store.cleared(tenant, paid.id(), credit, on);
    }

    /**
     * It came back unpaid, also after it was credited: what it paid is owed again and a person is told. False where it is
     * not at the bank, and was not paid.
     */
    public boolean comeBack(TenantId tenant, long instrument, LocalDate on, String reason) {
        return tenants.in(tenant, () -> {
            var found = store.lock(tenant, List.of(instrument)).stream()
                    .filter(each -> each.state() == State.DEPOSITED || each.state() == State.CLEARED)
                    .findFirst();
            found.ifPresent(each -> comeBack(tenant, each, on, reason));
            return found.isPresent();
        });
    }

    private void comeBack(TenantId tenant, Instrument unpaid, LocalDate on, String reason) {
        unpaid.credit().ifPresent(credit -> takeBack(tenant, unpaid, credit, on));
        store.returned(tenant, unpaid.id(), on, reason.length() <= 200 ? reason : reason.substring(0, 200));
        events.publishEvent(new AccountChanged(tenant, unpaid.account()));
        tasks.open(tenant, List.of(task(unpaid, on, reason)));
    }

    private void takeBack(TenantId tenant, Instrument unpaid, long credit, LocalDate on) {
        store.allocations(tenant, credit).forEach(each -> ledger.reverse(tenant, each));
        long debit = book(tenant, unpaid, "transfer", unpaid.amountCents(), on);
        var against = new Match(debit, credit, unpaid.amountCents(), on, Match.Origin.PERSON);
        if (ledger.lay(tenant, List.of(against)).isEmpty())
            throw new IllegalStateException("the credit of a returned cheque is still laid somewhere");
    }

    private long book(TenantId tenant, Instrument instrument, String kind, long cents, LocalDate on) {
        var key = "instrument:" + instrument.id() + ":" + kind;
        var booking = new Booking(
                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)),
                instrument.account(),
                kind,
                on,
                instrument.number(),
                instrument.drawer(),
                Bookkeeping.JOURNAL,
                "instrument:" + instrument.id(),
                instrument.currency(),
                cents);
        return ledger.book(tenant, List.of(booking)).getFirst().side();
    }

    private static NewTask task(Instrument unpaid, LocalDate on, String reason) {
        return new NewTask(
                "returned-instrument:" + unpaid.id(),
                TaskKind.RETURNED_PAYMENT,
                unpaid.account(),
                OptionalLong.empty(),
                on,
                Map.of(
                        "amountCents", Long.toString(unpaid.amountCents()),
                        "currency", unpaid.currency(),
                        "reason", reason));
    }
}
