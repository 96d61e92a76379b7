package org.maillon.sales;

import static org.maillon.sales.QuoteAct.ACCEPT;
import static org.maillon.sales.QuoteAct.DECLINE;
import static org.maillon.sales.QuoteAct.ORDER;
import static org.maillon.sales.QuoteAct.SEND;
import static org.maillon.sales.QuoteAct.WITHDRAW;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.customers.Contact;
import org.maillon.evidence.DocumentId;
import org.maillon.evidence.Evidence;
import org.maillon.evidence.Happening;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.TenantId;
import org.maillon.portal.Invitation;
import org.maillon.portal.Invitations;
import org.maillon.sales.LineStore.Numbered;
import org.springframework.stereotype.Service;

/** Prices offered: made, sent by link, accepted by the customer, and turned into an order. */
@Service
public class Quotes {
    private final TenantScope tenants;
    private final QuoteStore store;
    private final LineStore lines;
    private final OrderStore numbers;
    private final OrderCheck check;
    private final Catalogue catalogue;
    private final Orders orders;
    private final Evidence evidence;
    private final SalesPaper paper;
    private final Invitations invitations;
    private final Clock clock;

    Quotes(
            TenantScope tenants,
            QuoteStore store,
            LineStore lines,
            OrderStore numbers,
            OrderCheck check,
            Catalogue catalogue,
            Orders orders,
            Evidence evidence,
            SalesPaper paper,
            Invitations invitations,
            Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.lines = lines;
        this.numbers = numbers;
        this.check = check;
        this.catalogue = catalogue;
        this.orders = orders;
        this.evidence = evidence;
        this.paper = paper;
        this.invitations = invitations;
        this.clock = clock;
    }

    /**
     * Makes a quote, not sent yet, for the account that goes on where the one named was joined to it. An account or an item
     * that is unknown is refused, and a validity that is over.
     */
    public Quote make(TenantId tenant, NewQuote named, Actor by, LocalDate today) {
        return tenants.in(tenant, () -> {
            var asked = named.on(check.goingOn(tenant, named.account()));
            if (!numbers.lockAccount(tenant, asked.account())) throw new InvalidValue("sales.account.unknown");
            check.refuseUnknown(tenant, asked.lines(), asked.currency(), today);
            var until = asked.validUntil()
                    .orElseGet(() -> today.plusDays(catalogue.policy(tenant).quoteDays()));
            if (until.isBefore(today)) throw new InvalidValue("sales.quote.validity");
            var number = "DEV-%d-%05d".formatted(today.getYear(), numbers.nextNumber(tenant, "quote", today.getYear()));
            long id = store.insert(tenant, number, asked, until, TotalRules.of(asked.lines()), by, today);
            var numbered = new ArrayList<Numbered>();
            for (var line : asked.lines()) numbered.add(new Numbered(numbered.size() + 1, line));
            lines.addToQuote(tenant, id, numbered);
            return done(tenant, id, "quoted", "", by, Map.of(), List.of());
        });
    }

    /** Sends it by e-mail, as a PDF that is kept and a link under which it is accepted; a second time it is sent anew. */
    public QuoteAnswer send(TenantId tenant, long id, Actor by, LocalDate today) {
        return acting(tenant, id, SEND, today, quote -> {
            var pdf = paper.quote(tenant, quote, lines.ofQuote(tenant, id));
            var document = evidence.keep(tenant, pdf, "application/pdf", quote.number() + ".pdf");
            store.sent(tenant, id, document);
            invite(tenant, quote);
            return done(tenant, id, "quote-sent", "", by, Map.of(), List.of(document));
        });
    }

    private void invite(TenantId tenant, Quote quote) {
        int times = store.history(tenant, quote.id()).size();
        invitations.send(
                tenant,
                new Invitation(
                        "quote",
                        "quote/" + quote.id() + "/" + times,
                        quote.accountId(),
                        Contact.Role.ORDERS,
                        "quotes/" + quote.id(),
                        Map.of(
                                "reference", quote.number(),
                                "amountCents", Long.toString(quote.grossCents()),
                                "currency", quote.currency().getCurrencyCode(),
                                "untilOn", quote.validUntil().toString())));
    }

    /** As PDF, as it was sent or, while it is a draft, as it would be. */
    public Optional<byte[]> pdf(TenantId tenant, long id) {
        return tenants.in(
                tenant,
                () -> store.find(tenant, id)
                        .map(quote -> quote.document()
                                .flatMap(document -> evidence.content(tenant, document))
                                .orElseGet(() -> paper.quote(tenant, quote, lines.ofQuote(tenant, id)))));
    }

    /** The customer's yes, with the number of its order where it gave one. */
    public QuoteAnswer accept(
            TenantId tenant, long id, String as, Optional<String> purchaseOrder, Actor by, LocalDate today) {
        return acting(tenant, id, ACCEPT, today, quote -> {
            var number = purchaseOrder.map(String::strip).filter(it -> !it.isEmpty());
            if (number.filter(it -> it.length() > 100).isPresent()) throw new InvalidValue("sales.purchase-order.long");
            store.answered(tenant, id, QuoteState.ACCEPTED, answer(as, by), number);
            return done(tenant, id, "quote-accepted", "", by, said(as, number), documents(quote));
        });
    }

    /** The customer's no. */
    public QuoteAnswer decline(TenantId tenant, long id, String as, String why, Actor by, LocalDate today) {
        if (why.length() > 2_000) throw new InvalidValue("sales.note.long");
        return acting(tenant, id, DECLINE, today, quote -> {
            store.answered(tenant, id, QuoteState.DECLINED, answer(as, by), Optional.empty());
            return done(tenant, id, "quote-declined", why.strip(), by, said(as, Optional.empty()), documents(quote));
        });
    }

    private Quote.Answer answer(String as, Actor by) {
        return new Quote.Answer(by.who(), as.strip(), by.from(), clock.instant());
    }

    private static Map<String, String> said(String as, Optional<String> purchaseOrder) {
        var said = new HashMap<String, String>();
        said.put("as", as.strip());
        purchaseOrder.ifPresent(number -> said.put("purchaseOrder", number));
        return said;
    }

    private static List<DocumentId> documents(Quote quote) {
        return quote.document().stream().toList();
    }

    /** Takes the offer back. */
    public QuoteAnswer withdraw(TenantId tenant, long id, String why, Actor by, LocalDate today) {
        if (why.length() > 2_000) throw new InvalidValue("sales.note.long");
        return acting(tenant, id, WITHDRAW, today, _ -> {
            store.setState(tenant, id, QuoteState.WITHDRAWN);
            return done(tenant, id, "quote-withdrawn", why.strip(), by, Map.of(), List.of());
        });
    }

    /** Makes the order of an accepted quote, once; the customer's number comes along. */
    public OrderAnswer order(TenantId tenant, long id, Actor by, LocalDate today) {
        return tenants.in(tenant, () -> {
            var held = store.hold(tenant, id);
            if (held.isEmpty()) return new OrderAnswer.Unknown();
            var quote = held.get();
            if (QuoteRules.refusal(quote.state(), ORDER, quote.validUntil(), today)
                    .isPresent()) return new OrderAnswer.Refused(OrderRefusal.QUOTE_NOT_OPEN, OrderState.HELD);
            store.setState(tenant, id, QuoteState.ORDERED);
            done(tenant, id, "ordered", "", by, Map.of(), List.of());
            return orders.place(tenant, ordered(tenant, quote), by, today);
        });
    }

    private NewOrder ordered(TenantId tenant, Quote quote) {
        var asked =
                lines.ofQuote(tenant, quote.id()).stream().map(OrderLine::asked).toList();
        return new NewOrder(
                quote.accountId(),
                OrderSource.QUOTE,
                Optional.empty(),
                OptionalLong.of(quote.id()),
                quote.currency(),
                quote.purchaseOrder(),
                Optional.empty(),
                Optional.empty(),
                false,
                quote.note(),
                asked);
    }

    private QuoteAnswer acting(TenantId tenant, long id, QuoteAct act, LocalDate today, Function<Quote, Quote> doing) {
        return tenants.in(tenant, () -> {
            var held = store.hold(tenant, id);
            if (held.isEmpty()) return new QuoteAnswer.Unknown();
            var quote = held.get();
            return QuoteRules.refusal(quote.state(), act, quote.validUntil(), today)
                    .<QuoteAnswer>map(why -> new QuoteAnswer.Refused(why, quote.state()))
                    .orElseGet(() -> new QuoteAnswer.Done(doing.apply(quote)));
        });
    }

    public Optional<Quote> find(TenantId tenant, long id) {
        return tenants.in(tenant, () -> store.find(tenant, id));
    }

    public List<OrderLine> lines(TenantId tenant, long id) {
        return tenants.in(tenant, () -> lines.ofQuote(tenant, id));
    }

    /** Newest first, those below an id, at most limit. */
    public List<Quote> list(
            TenantId tenant, Optional<AccountId> account, Optional<QuoteState> state, long below, int limit) {
        return tenants.in(tenant, () -> store.list(tenant, account, state, below, limit));
    }

    /** Everything that was done with a quote, in its order. */
    public List<QuoteChange> history(TenantId tenant, long id) {
        return tenants.in(tenant, () -> store.history(tenant, id));
    }

    private Quote done(
            TenantId tenant,
            long id,
            String act,
            String why,
            Actor by,
            Map<String, String> said,
            List<DocumentId> documents) {
        var at = clock.instant();
        var quote = store.find(tenant, id).orElseThrow();
        store.addChange(tenant, quote, act, by.who(), why, at);
        var facts = new HashMap<>(said);
        facts.put("quote", quote.number());
        facts.put("amount", quote.grossCents() + " " + quote.currency());
        facts.put("validUntil", quote.validUntil().toString());
        if (!why.isEmpty()) facts.put("why", why);
        evidence.record(tenant, new Happening(quote.subject(), act, by.who(), by.from(), at, facts, documents));
        return quote;
    }
}
