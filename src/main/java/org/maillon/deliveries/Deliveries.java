package org.maillon.deliveries;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.deliveries.DeliveryAnswer.BeyondOrder;
import org.maillon.deliveries.DeliveryAnswer.Done;
import org.maillon.deliveries.DeliveryAnswer.NothingLeft;
import org.maillon.deliveries.DeliveryAnswer.NumberTaken;
import org.maillon.deliveries.DeliveryAnswer.OrderNotReleased;
import org.maillon.deliveries.DeliveryAnswer.Unknown;
import org.maillon.deliveries.DeliveryAnswer.WrongState;
import org.maillon.evidence.Author;
import org.maillon.evidence.Evidence;
import org.maillon.evidence.Happening;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.TenantId;
import org.maillon.sales.Order;
import org.maillon.sales.OrderLine;
import org.maillon.sales.OrderState;
import org.maillon.sales.Orders;
import org.maillon.tasks.Tasks;
import org.springframework.stereotype.Service;

/** Delivery notes and work reports: written, found, signed, proved, given up. */
@Service
public class Deliveries {
    private final TenantScope scope;
    private final DeliveryStore store;
    private final SignatureStore signatures;
    private final ProofStore proofs;
    private final ProofFiles files;
    private final Signing signing;
    private final Customers customers;
    private final Orders orders;
    private final Evidence evidence;
    private final Tasks tasks;
    private final Clock clock;

    Deliveries(
            TenantScope scope,
            DeliveryStore store,
            SignatureStore signatures,
            ProofStore proofs,
            ProofFiles files,
            Signing signing,
            Customers customers,
            Orders orders,
            Evidence evidence,
            Tasks tasks,
            Clock clock) {
        this.scope = scope;
        this.store = store;
        this.signatures = signatures;
        this.proofs = proofs;
        this.files = files;
        this.signing = signing;
        this.customers = customers;
        this.orders = orders;
        this.evidence = evidence;
        this.tasks = tasks;
        this.clock = clock;
    }

    /**
     * Writes a delivery. Refused where it would bring more of a line than is left of what was ordered (what is under way counts)
     * unless that is meant, where its order is held or given up, and where its number is another's.
     */
    public DeliveryAnswer plan(TenantId tenant, NewDelivery delivery, Author by) {
        return scope.in(tenant, () -> {
            if (customers.find(tenant, delivery.account()).isEmpty()) return new Unknown();
            var ordered = ordered(tenant, delivery.order());
            var refused = delivery.order().isEmpty() ? Optional.<DeliveryAnswer>empty() : refusal(delivery, ordered);
            if (refused.isPresent()) return refused.get();
            var number = delivery.number().orElseGet(() -> nextNumber(tenant, delivery));
            var id = store.insert(tenant, number, delivery, ordered.map(Ordered::order), by.who(), clock.instant());
            if (id.isEmpty()) return new NumberTaken(number);
            store.insertLines(tenant, id.get(), delivery.lines());
            store.addChange(tenant, id.get(), "planned", by.who(), "", clock.instant());
            return new Done(store.find(tenant, id.get()).orElseThrow());
        });
    }

    /** Writes a delivery of all that is left of an order, to where its customer has goods brought; refused where nothing is. */
    public DeliveryAnswer prepare(TenantId tenant, long order, DeliveryKind kind, LocalDate today, Author by) {
        return scope.in(tenant, () -> {
            var found = orders.find(tenant, order);
            if (found.isEmpty()) return new Unknown();
            if (!leaves(found.get()))
                return new OrderNotReleased(found.get().number(), found.get().state());
            var left = left(tenant, order);
            if (left.isEmpty()) return new NothingLeft(found.get().number());
            return plan(tenant, prepared(tenant, found.get(), kind, left, today), by);
        });
    }

    private NewDelivery prepared(TenantId tenant, Order order, DeliveryKind kind, List<NewLine> left, LocalDate today) {
        return new NewDelivery(
                Optional.empty(),
                kind,
                order.accountId(),
                OptionalLong.of(order.id()),
                address(tenant, order.accountId()),
                "",
                "",
                order.currency(),
                order.wantedOn().filter(today::isBefore).orElse(today),
                false,
                left);
    }

    /** The customer's first place goods go to, else where its letters go; empty where neither is known. */
    public String address(TenantId tenant, AccountId account) {
        var places = customers.deliveryAddresses(tenant, account);
        var address = places.isEmpty()
                ? customers.billingAddress(tenant, account)
                : Optional.of(places.getFirst().address());
        return address.map(it -> String.join("\n", it.lines()) + "\n" + it.postcode() + " " + it.town())
                .orElse("");
    }

    /** The order, held so that two deliveries cannot both take what is left. */
    private Optional<Ordered> ordered(TenantId tenant, OptionalLong order) {
        if (order.isEmpty()) return Optional.empty();
        return orders.find(tenant, order.getAsLong()).map(found -> {
            store.lockOrder(tenant, found.id());
            return new Ordered(
                    found,
                    orders.lines(tenant, found.id()),
                    store.underWay(tenant, found.id()),
                    store.policy(tenant).overPercent());
        });
    }

    private static Optional<DeliveryAnswer> refusal(NewDelivery delivery, Optional<Ordered> ordered) {
        var order = ordered.map(Ordered::order).filter(it -> it.accountId().equals(delivery.account()));
        if (order.isEmpty()) return Optional.of(new Unknown());
        if (!leaves(order.get()))
            return Optional.of(
                    new OrderNotReleased(order.get().number(), order.get().state()));
        if (delivery.beyondOrder()) return Optional.empty();
        return DeliveryRules.beyond(ordered.get(), delivery.lines())
                .map(beyond -> new BeyondOrder(beyond.description(), beyond.left()));
    }

    private static boolean leaves(Order order) {
        return order.state() != OrderState.HELD
                && order.state() != OrderState.CANCELLED
                && order.state() != OrderState.REFUSED;
    }

    /** What of an order is neither delivered nor under way, ready to be written; empty where nothing is left. */
    public List<NewLine> left(TenantId tenant, long order) {
        return scope.in(
                tenant,
                () -> ordered(tenant, OptionalLong.of(order))
                        .map(ordered -> ordered.lines().stream()
                                .filter(line -> ordered.left(line).signum() > 0)
                                .map(line -> line(line, ordered))
                                .toList())
                        .orElse(List.of()));
    }

    private static NewLine line(OrderLine line, Ordered ordered) {
        return new NewLine(
                OptionalInt.of(line.number()),
                line.item().orElse(""),
                line.description(),
                line.unit(),
                ordered.left(line),
                OptionalLong.of(line.unitPriceCents()),
                line.taxRate().percent());
    }

    private String nextNumber(TenantId tenant, NewDelivery delivery) {
        var series = delivery.kind().series() + "-" + delivery.plannedOn().getYear();
        return "%s-%04d".formatted(series, store.next(tenant, series));
    }

    /** Gives a delivery up that nobody has signed: its quantities are to be delivered again. */
    public DeliveryAnswer cancel(TenantId tenant, long id, String why, Author by) {
        var reason = SignedText.lines(why, 2_000, "deliveries.remark.long");
        if (reason.isEmpty()) throw new InvalidValue("deliveries.why.missing");
        return scope.in(tenant, () -> {
            var note = store.lock(tenant, id);
            if (note.isEmpty()) return new Unknown();
            if (!note.get().state().isOpen()) return new WrongState(note.get().state());
            store.move(tenant, id, DeliveryState.CANCELLED, null);
            store.addChange(tenant, id, "cancelled", by.who(), reason, clock.instant());
            tasks.cancel(tenant, List.of(DeliveryRun.key(id)), "withdrawn");
            return new Done(store.find(tenant, id).orElseThrow());
        });
    }

    /**
     * Takes a signature. Under the same key it is taken once and answered alike ever after; one that comes when the delivery was
     * signed before, or given up, is kept, set aside, and somebody is asked to look. An empty signature, files that are of no kind
     * that is kept, and reserves on lines that are not there are refused (422).
     */
    public SignatureAnswer sign(TenantId tenant, long note, NewSignature signature, Author by) {
        return scope.in(tenant, () -> signing.sign(tenant, note, signature, by));
    }

    /** Lays a scanned note or the carrier's proof beside a delivery, and as evidence; empty where there is no such delivery. */
    public Optional<List<Proof>> attach(TenantId tenant, long id, Proof.Kind kind, Upload file, Author by) {
        return scope.in(
                tenant,
                () -> store.lock(tenant, id).map(note -> {
                    var document = kind == Proof.Kind.PHOTO ? files.photo(tenant, file) : files.paper(tenant, file);
                    var at = clock.instant();
                    var kept = evidence.document(tenant, document).orElseThrow();
                    proofs.insert(tenant, id, kind, kept, by.who(), at);
                    store.addChange(tenant, id, "proof-added", by.who(), kept.name(), at);
                    var facts = Map.of("delivery", note.number(), "kind", kind.code(), "name", kept.name());
                    evidence.record(
                            tenant,
                            new Happening(
                                    note.subject(),
                                    "delivery-proof-added",
                                    by.who(),
                                    by.from(),
                                    at,
                                    facts,
                                    List.of(document)));
                    return proofs.ofNote(tenant, id);
                }));
    }

    public Optional<DeliveryNote> find(TenantId tenant, long id) {
        return scope.in(tenant, () -> store.find(tenant, id));
    }

    public Optional<DeliveryNote> findByNumber(TenantId tenant, String number) {
        return scope.in(tenant, () -> store.findByNumber(tenant, number));
    }

    public List<DeliveryLine> lines(TenantId tenant, long id) {
        return scope.in(tenant, () -> store.lines(tenant, id));
    }

    /** All signatures of a delivery, also those set aside, as they came. */
    public List<Signature> signatures(TenantId tenant, long id) {
        return scope.in(tenant, () -> signatures.ofNote(tenant, id));
    }

    /** The documents beside a delivery, in the order in which they came. */
    public List<Proof> proofs(TenantId tenant, long id) {
        return scope.in(tenant, () -> proofs.ofNote(tenant, id));
    }

    /** What a document beside this delivery holds. */
    public Optional<byte[]> content(TenantId tenant, long id, long proof) {
        return scope.in(
                tenant,
                () -> proofs.ofNote(tenant, id).stream()
                        .filter(it -> it.id() == proof)
                        .findFirst()
                        .flatMap(it -> evidence.content(tenant, it.document())));
    }

    /** The picture of a signature of this delivery, a PNG; empty for one on paper. */
    public Optional<byte[]> picture(TenantId tenant, long id, long signature) {
        return scope.in(
                tenant,
                () -> signatures.ofNote(tenant, id).stream()
                        .filter(it -> it.id() == signature)
                        .findFirst()
                        .flatMap(Signature::picture)
                        .flatMap(it -> evidence.content(tenant, it)));
    }

    /** In the order of their ids, those after one, at most limit. */
    public List<DeliveryNote> list(TenantId tenant, DeliveryFilter filter, long after, int limit) {
        return scope.in(tenant, () -> store.list(tenant, filter, after, limit));
    }

    /** The last planned first. */
    public List<DeliveryNote> latest(TenantId tenant, DeliveryFilter filter, int offset, int limit) {
        return scope.in(tenant, () -> store.latest(tenant, filter, offset, limit));
    }

    /** How many there are of each state. */
    public Map<DeliveryState, Long> counts(TenantId tenant) {
        return scope.in(tenant, () -> store.counts(tenant));
    }

    /** Everything that was done with a delivery, in its order. */
    public List<DeliveryChange> history(TenantId tenant, long id) {
        return scope.in(tenant, () -> store.history(tenant, id));
    }

    public DeliveryPolicy policy(TenantId tenant) {
        return scope.in(tenant, () -> store.policy(tenant));
    }

    public void changePolicy(TenantId tenant, DeliveryPolicy policy) {
        scope.run(tenant, () -> store.changePolicy(tenant, policy));
    }
}
