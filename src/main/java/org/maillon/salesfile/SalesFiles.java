package org.maillon.salesfile;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.deliveries.Deliveries;
import org.maillon.deliveries.DeliveryFilter;
import org.maillon.deliveries.DeliveryNote;
import org.maillon.deliveries.DeliveryState;
import org.maillon.kernel.TenantId;
import org.maillon.sales.Confirmation;
import org.maillon.sales.Confirmations;
import org.maillon.sales.DepositSum;
import org.maillon.sales.Deposits;
import org.maillon.sales.Order;
import org.maillon.sales.OrderFilter;
import org.maillon.sales.OrderSource;
import org.maillon.sales.OrderState;
import org.maillon.sales.Orders;
import org.maillon.sales.PaperNumbers;
import org.maillon.sales.Quote;
import org.maillon.sales.Quotes;
import org.maillon.salesfile.SalesFile.Link;
import org.maillon.salesfile.SalesFileFacts.Account;
import org.maillon.salesfile.SalesFileFacts.Confirmed;
import org.maillon.salesfile.SalesFileFacts.Delivered;
import org.maillon.salesfile.SalesFileFacts.Invoiced;
import org.maillon.salesfile.SalesFileFacts.Ordered;
import org.maillon.salesfile.SalesFileFacts.Quoted;
import org.maillon.salesfile.SalesFileFacts.Terms;
import org.maillon.salesfile.SalesFileStore.Booked;
import org.maillon.terms.Acceptances;
import org.maillon.terms.AcceptedTerms;
import org.springframework.stereotype.Service;

/** The sales file of an order or of an invoice, read from the modules that keep its pieces; it keeps nothing of its own. */
@Service
public class SalesFiles {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final int DELIVERIES = 100;
    private static final int LAST_ORDERS = 500;

    private final TenantScope scope;
    private final SalesFileStore store;
    private final Customers customers;
    private final Acceptances acceptances;
    private final Quotes quotes;
    private final Orders orders;
    private final Confirmations confirmations;
    private final Deposits deposits;
    private final Deliveries deliveries;
    private final Receipts receipts;
    private final Pieces pieces;

    SalesFiles(
            TenantScope scope,
            SalesFileStore store,
            Customers customers,
            Acceptances acceptances,
            Quotes quotes,
            Orders orders,
            Confirmations confirmations,
            Deposits deposits,
            Deliveries deliveries,
            Receipts receipts,
            Pieces pieces) {
        this.scope = scope;
        this.store = store;
        this.customers = customers;
        this.acceptances = acceptances;
        this.quotes = quotes;
        this.orders = orders;
        this.confirmations = confirmations;
        this.deposits = deposits;
        this.deliveries = deliveries;
        this.receipts = receipts;
        this.pieces = pieces;
    }

    /** Everything that belongs to an order, as it was found. */
    record Found(
            CustomerAccount account,
            Optional<AcceptedTerms> terms,
            Optional<Quote> quote,
            Order order,
            List<Confirmation> confirmations,
            List<DeliveryNote> deliveries,
            List<Booked> invoices) {
        /** Of the order as it stands; an earlier version's says nothing about it. */
        Optional<Confirmation> confirmation() {
            return confirmations.stream()
                    .filter(each -> each.version() == order.version())
                    .findFirst();
        }
    }

    /** Of an order; empty where the company has no such order. */
    public Optional<SalesFile> of(TenantId tenant, long order) {
        return scope.in(
                tenant,
                () -> orders.find(tenant, order).map(each -> find(tenant, each)).map(found -> file(tenant, found)));
    }

    /** The order whose file an invoice belongs to: an open item that names one of its numbers; empty where none does. */
    public OptionalLong orderOf(TenantId tenant, long openItem) {
        return scope.in(
                tenant,
                () -> store.ofItem(tenant, openItem).stream()
                        .flatMap(invoice -> orders(tenant, invoice.account())
                                .filter(order -> PaperNumbers.of(order).anyMatch(invoice.numbers()::contains)))
                        .mapToLong(Order::id)
                        .findFirst());
    }

    private Stream<Order> orders(TenantId tenant, AccountId account) {
        var filter = new OrderFilter(Optional.of(account), Optional.empty());
        return orders.list(tenant, filter, Long.MAX_VALUE, LAST_ORDERS).stream();
    }

    private Found find(TenantId tenant, Order order) {
        var account = customers.find(tenant, order.accountId()).orElseThrow();
        var notes = deliveries.latest(tenant, DeliveryFilter.ofOrder(order.id()), 0, DELIVERIES).stream()
                .filter(note -> note.state() != DeliveryState.CANCELLED)
                .sorted(Comparator.comparing(DeliveryNote::id))
                .toList();
        return new Found(
                account,
                terms(tenant, order),
                order.quote().isPresent() ? quotes.find(tenant, order.quote().getAsLong()) : Optional.empty(),
                order,
                confirmations.of(tenant, order.id()),
                notes,
                invoices(tenant, order, notes));
    }

    /** What binds on the day of the order; else what was accepted since, which comes too late. */
    private Optional<AcceptedTerms> terms(TenantId tenant, Order order) {
        return acceptances
                .binding(tenant, order.accountId(), order.orderedOn())
                .or(() -> acceptances.list(tenant, order.accountId()).stream()
                        .min(Comparator.comparing(AcceptedTerms::acceptedAt)));
    }

    private List<Booked> invoices(TenantId tenant, Order order, List<DeliveryNote> notes) {
        var known = new ArrayList<>(PaperNumbers.of(order).toList());
        notes.stream().map(note -> PaperNumbers.plain(note.number())).forEach(known::add);
        var group = new ArrayList<>(customers.group(tenant, order.accountId()));
        if (!group.contains(order.accountId())) group.add(order.accountId());
        return store.invoices(
                tenant,
                group,
                order.currency().getCurrencyCode(),
                order.orderedOn().minusDays(60),
                known);
    }

    private SalesFile file(TenantId tenant, Found found) {
        var facts = facts(tenant, found);
        var judged = SalesFileRules.judge(facts);
        var links = Stream.of(FileLink.values())
                .map(link -> link(link, judged.states().getOrDefault(link, LinkState.QUIET), found, facts))
                .toList();
        var sum = DepositSum.of(deposits.of(tenant, found.order().id()));
        return new SalesFile(found.order(), sum, links, judged.gaps(), judged.strength(), pieces.of(tenant, found));
    }

    private SalesFileFacts facts(TenantId tenant, Found found) {
        var account = found.account();
        var order = found.order();
        boolean identified = account.siren().isPresent() || account.vatNumber().isPresent();
        boolean addressed = customers.billingAddress(tenant, account.id()).isPresent();
        return new SalesFileFacts(
                new Account(account.id(), identified, addressed),
                found.terms().map(it -> new Terms(it.label(), day(it.acceptedAt()))),
                found.quote().map(SalesFiles::quoted),
                ordered(tenant, order),
                found.confirmation().map(SalesFiles::confirmed),
                found.deliveries().stream().map(SalesFiles::delivered).toList(),
                invoiced(tenant, found));
    }

    private Ordered ordered(TenantId tenant, Order order) {
        return new Ordered(
                order.number(),
                order.accountId(),
                order.orderedOn(),
                order.source() == OrderSource.PHONE,
                order.state() == OrderState.HELD,
                order.purchaseOrder(),
                customers.requiresPurchaseOrder(tenant, order.accountId(), order.grossCents()),
                order.purchaseOrderDocument().isPresent(),
                order.grossCents());
    }

    private static Quoted quoted(Quote quote) {
        return new Quoted(
                quote.number(),
                quote.accountId(),
                quote.quotedOn(),
                quote.validUntil(),
                quote.answer().map(answer -> day(answer.at())));
    }

    private static Confirmed confirmed(Confirmation sent) {
        return new Confirmed(
                day(sent.sentAt()),
                sent.acknowledgement().map(it -> day(it.at())),
                sent.objection().isPresent() && sent.acknowledgement().isEmpty());
    }

    private static Delivered delivered(DeliveryNote note) {
        return new Delivered(
                note.number(),
                note.accountId(),
                note.purchaseOrder(),
                note.state().isSigned(),
                note.state() == DeliveryState.WITH_RESERVES,
                note.deliveredOn());
    }

    private List<Invoiced> invoiced(TenantId tenant, Found found) {
        var known = receipts.of(tenant, found.account().id());
        var number = found.order().purchaseOrder().map(PaperNumbers::plain).orElse("");
        return found.invoices().stream()
                .map(invoice -> new Invoiced(
                        invoice.reference(),
                        invoice.account(),
                        invoice.issuedOn(),
                        invoice.amountCents(),
                        invoice.numbers().contains(number),
                        known.since(invoice.issuedOn())))
                .toList();
    }

    private static Link link(FileLink link, LinkState state, Found found, SalesFileFacts facts) {
        var order = found.order();
        return switch (link) {
            case ACCOUNT ->
                link(
                        link,
                        state,
                        found.account().name(),
                        Optional.empty(),
                        found.account().id());
            case TERMS ->
                link(
                        link,
                        state,
                        facts.terms().map(Terms::label).orElse(""),
                        facts.terms().map(Terms::acceptedOn),
                        found.account().id());
            case QUOTE ->
                new Link(
                        link,
                        state,
                        found.quote().map(Quote::number).orElse(""),
                        found.quote().map(Quote::quotedOn),
                        found.quote().map(Quote::id).orElse(0L));
            case ORDER ->
                new Link(
                        link,
                        state,
                        order.purchaseOrder().orElse(order.number()),
                        Optional.of(order.orderedOn()),
                        order.id());
            case CONFIRMATION ->
                new Link(
                        link,
                        state,
                        facts.confirmation().isPresent() ? order.number() : "",
                        facts.confirmation().map(it -> it.acknowledgedOn().orElse(it.sentOn())),
                        order.id());
            case DELIVERY -> delivery(link, state, found.deliveries());
            case INVOICE ->
                link(
                        link,
                        state,
                        several(found.invoices().stream().map(Booked::reference).toList()),
                        found.invoices().stream().map(Booked::issuedOn).findFirst(),
                        found.account().id());
            case RECEIPT ->
                link(
                        link,
                        state,
                        facts.invoices().stream()
                                .flatMap(it -> it.receipt().stream())
                                .map(it -> it.recipient())
                                .findFirst()
                                .orElse(""),
                        Optional.empty(),
                        found.account().id());
        };
    }

    private static Link link(FileLink link, LinkState state, String what, Optional<LocalDate> on, AccountId account) {
        return new Link(link, state, what, on, account.value());
    }

    /** Leads to the first that still wants a signature. */
    private static Link delivery(FileLink link, LinkState state, List<DeliveryNote> notes) {
        Predicate<DeliveryNote> unsigned = note -> !note.state().isSigned();
        var first = notes.stream()
                .filter(unsigned)
                .findFirst()
                .or(() -> notes.stream().findFirst());
        return new Link(
                link,
                state,
                several(notes.stream().map(DeliveryNote::number).toList()),
                first.map(note -> note.deliveredOn().orElse(note.plannedOn())),
                first.map(DeliveryNote::id).orElse(0L));
    }

    private static String several(List<String> numbers) {
        if (numbers.isEmpty()) return "";
        return numbers.size() == 1 ? numbers.getFirst() : numbers.getFirst() + " + " + (numbers.size() - 1);
    }

    private static LocalDate day(java.time.Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }
}
