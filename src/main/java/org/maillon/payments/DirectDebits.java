package org.maillon.payments;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.maillon.access.TenantScope;
import org.maillon.evidence.Author;
import org.maillon.evidence.DocumentId;
import org.maillon.evidence.Evidence;
import org.maillon.kernel.Money;
import org.maillon.kernel.TargetCalendar;
import org.maillon.kernel.TenantId;
import org.maillon.messages.NewMessage;
import org.maillon.messages.Outbox;
import org.maillon.payments.DebitAnswer.Made;
import org.maillon.payments.DebitAnswer.Proposed;
import org.maillon.payments.DebitAnswer.Refusal;
import org.maillon.payments.DebitAnswer.Refused;
import org.springframework.stereotype.Service;

/** Collects what is due by SEPA direct debit: proposed and announced, put into a file for the bank, and presented. */
@Service
public class DirectDebits {
    static final String SOURCE = "direct-debit";

    private final TenantScope tenants;
    private final CollectionStore store;
    private final DebitFileStore files;
    private final MandateStore mandates;
    private final PausedItems pauses;
    private final DebitFileMaking making;
    private final Outbox outbox;
    private final Evidence evidence;
    private final Clock clock;

    DirectDebits(
            TenantScope tenants,
            CollectionStore store,
            DebitFileStore files,
            MandateStore mandates,
            PausedItems pauses,
            DebitFileMaking making,
            Outbox outbox,
            Evidence evidence,
            Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.files = files;
        this.mandates = mandates;
        this.pauses = pauses;
        this.making = making;
        this.outbox = outbox;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * Proposes to collect on a day what is due by then from accounts with a mandate in use, and queues the messages that
     * announce it. What is under way already is neither proposed nor left out.
     */
    public DebitAnswer propose(TenantId tenant, LocalDate collectOn, LocalDate today) {
        return tenants.in(tenant, () -> {
            var creditor = mandates.creditor(tenant);
            if (creditor.isEmpty()) return new Refused(Refusal.NO_IDENTIFIER);
            if (!collectOn.isAfter(today)) return new Refused(Refusal.PAST);
            if (!TargetCalendar.isOpen(collectOn)) return new Refused(Refusal.BANKS_CLOSED);
            var leftOut = new ArrayList<LeftOut>();
            var items = current(tenant, store.candidates(tenant, collectOn, today), today);
            var chosen = chosen(tenant, items, creditor.get(), collectOn, today, leftOut);
            if (!chosen.isEmpty()) store.propose(tenant, chosen, collectOn, clock.instant());
            var taken = chosen.stream().map(CollectionFacts::openItem).toList();
            var proposed = store.proposed(tenant, collectOn).stream()
                    .filter(collection -> taken.contains(collection.openItem()))
                    .toList();
            announce(tenant, proposed, today);
            return new Proposed(proposed, leftOut);
        });
    }

    private List<CollectionFacts> chosen(
            TenantId tenant,
            List<CollectionFacts> items,
            DebitCreditor creditor,
            LocalDate collectOn,
            LocalDate today,
            List<LeftOut> leftOut) {
        var ids = items.stream().map(CollectionFacts::mandate).distinct().toList();
        var known = byId(mandates.findAll(tenant, ids));
        var taken = new HashSet<>(store.underWay(tenant, ids));
        var doubted = mandates.doubted(tenant, ids);
        var chosen = new ArrayList<CollectionFacts>();
        for (var item : items) {
            var mandate = java.util.Objects.requireNonNull(known.get(item.mandate()));
            var why = doubted.contains(item.mandate())
                    ? Optional.of(LeftOut.Why.IBAN_NOT_APPROVED)
                    : CollectionRules.leftOut(
                            item, mandate, taken.contains(item.mandate()), collectOn, creditor.noticeDays(), today);
            if (why.isPresent()) leftOut.add(leftOut(item, why.get()));
            else {
                chosen.add(item);
                taken.add(item.mandate());
            }
        }
        return chosen;
    }

    private static LeftOut leftOut(CollectionFacts item, LeftOut.Why why) {
        return new LeftOut(item.openItem(), item.account(), item.reference(), item.openCents(), item.currency(), why);
    }

    private static Map<Long, Mandate> byId(List<Mandate> some) {
        return some.stream().collect(toMap(Mandate::id, Function.identity()));
    }

    /** With the silence that people asked for or the law wants. */
    private List<CollectionFacts> current(TenantId tenant, List<CollectionFacts> items, LocalDate on) {
        var accounts = items.stream().map(CollectionFacts::account).distinct().toList();
        if (accounts.isEmpty()) return items;
        var paused = pauses.paused(tenant, accounts, on);
        return items.stream()
                .map(item -> item.with(Optional.ofNullable(paused.get(item.openItem()))))
                .toList();
    }

    /** One message for each account and day; it says all that is collected then. */
    private void announce(TenantId tenant, List<DebitCollection> proposed, LocalDate today) {
        var messages = new HashMap<String, NewMessage>();
        for (var collection : proposed) {
            messages.putIfAbsent(
                    collection.noticeKey(),
                    new NewMessage(
                            collection.accountId().value(),
                            SOURCE,
                            collection.noticeKey(),
                            Money.EUR,
                            "announcement",
                            today,
                            clock.instant()));
        }
        outbox.queue(tenant, List.copyOf(messages.values()));
    }

    /**
     * Makes the file of what is proposed for a day. What was paid, disputed or promised since it was proposed is withdrawn
     * with the reason, and so is an item of which less is open than the customer was told.
     */
    public DebitAnswer makeFile(
            TenantId tenant, LocalDate collectOn, DebitFileVersion version, Author by, LocalDate today) {
        return tenants.in(tenant, () -> {
            var creditor = mandates.creditor(tenant);
            if (creditor.isEmpty()) return new Refused(Refusal.NO_IDENTIFIER);
            if (!collectOn.isAfter(today)) return new Refused(Refusal.PAST);
            if (!TargetCalendar.isOpen(collectOn)) return new Refused(Refusal.BANKS_CLOSED);
            var withdrawn = new ArrayList<DebitCollection>();
            var standing = standing(tenant, store.lockProposed(tenant, collectOn), today, withdrawn);
            if (standing.isEmpty()) return new Refused(Refusal.NOTHING);
            return making.make(tenant, creditor.get(), standing, collectOn, version, by)
                    .<DebitAnswer>map(file -> new Made(file, withdrawn))
                    .orElseGet(() -> new Refused(making.refusal(tenant)));
        });
    }

    private List<DebitCollection> standing(
            TenantId tenant, List<DebitCollection> proposed, LocalDate today, List<DebitCollection> withdrawn) {
        var facts = current(tenant, store.factsOf(tenant, proposed, today), today).stream()
                .collect(toMap(CollectionFacts::openItem, Function.identity(), (one, _) -> one));
        var known = byId(mandates.findAll(
                tenant,
                proposed.stream().map(DebitCollection::mandate).distinct().toList()));
        var doubted = mandates.doubted(tenant, known.keySet());
        var standing = new ArrayList<DebitCollection>();
        for (var collection : proposed) {
            var mandate = java.util.Objects.requireNonNull(known.get(collection.mandate()));
            var why = doubted.contains(mandate.id())
                    ? Optional.of(LeftOut.Why.IBAN_NOT_APPROVED.code())
                    : why(collection, Optional.ofNullable(facts.get(collection.openItem())), mandate);
            if (why.isEmpty()) standing.add(collection);
            else {
                store.withdraw(tenant, collection.id(), why.get(), clock.instant());
                store.find(tenant, collection.id()).ifPresent(withdrawn::add);
            }
        }
        return standing;
    }

    private static Optional<String> why(DebitCollection collection, Optional<CollectionFacts> facts, Mandate mandate) {
        if (facts.isEmpty()) return Optional.of("paid");
        if (facts.get().openCents() < collection.cents()) return Optional.of("less-open");
        return CollectionRules.speaksAgainst(facts.get())
                .or(() -> CollectionRules.forbids(mandate, false, collection.collectOn()))
                .map(LeftOut.Why::code);
    }

    /** The bank has the file. False where it had it before, or there is none. */
    public boolean present(TenantId tenant, long file, Author by) {
        return tenants.in(tenant, () -> {
            if (!files.present(tenant, file, by.who(), clock.instant())) return false;
            store.present(tenant, file, clock.instant());
            return true;
        });
    }

    /** Takes a collection out that is in no file yet. False where it is, or there is none. */
    public boolean withdraw(TenantId tenant, long collection) {
        return tenants.in(tenant, () -> store.withdraw(tenant, collection, "person", clock.instant()));
    }

    public Optional<DebitCollection> find(TenantId tenant, long collection) {
        return tenants.in(tenant, () -> store.find(tenant, collection));
    }

    /** In the order of their ids, those after the given one, of a state and of a file where asked, at most limit. */
    public List<DebitCollection> list(
            TenantId tenant, Optional<CollectionState> state, OptionalLong file, long after, int limit) {
        return tenants.in(tenant, () -> store.list(tenant, state, file, after, limit));
    }

    public Optional<MadeDebitFile> file(TenantId tenant, long file) {
        return tenants.in(tenant, () -> files.find(tenant, file));
    }

    /** The newest first. */
    public List<MadeDebitFile> files(TenantId tenant, int limit) {
        return tenants.in(tenant, () -> files.latest(tenant, limit));
    }

    /** The file as the bank takes it, UTF-8. */
    public Optional<byte[]> content(TenantId tenant, long file) {
        return file(tenant, file).flatMap(made -> evidence.content(tenant, new DocumentId(made.document())));
    }
}
