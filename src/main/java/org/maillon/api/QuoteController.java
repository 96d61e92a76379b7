package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.kernel.Money;
import org.maillon.sales.Actor;
import org.maillon.sales.NewQuote;
import org.maillon.sales.OrderAnswer;
import org.maillon.sales.Quote;
import org.maillon.sales.QuoteAnswer;
import org.maillon.sales.QuoteState;
import org.maillon.sales.Quotes;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/quotes")
@Tag(name = "quotes", description = "Prices offered to customers, what they answered, and the orders made of them")
class QuoteController {
    private static final Map<String, QuoteState> STATES = Reading.choices(QuoteState.values(), QuoteState::code);

    private final Quotes quotes;
    private final Customers customers;
    private final Accounts accounts;
    private final Clock clock;

    QuoteController(Quotes quotes, Customers customers, Accounts accounts, Clock clock) {
        this.quotes = quotes;
        this.customers = customers;
        this.accounts = accounts;
        this.clock = clock;
    }

    record Asked(
            @Nullable String account,
            @Nullable String currency,
            @Nullable String validUntil,
            @Nullable String note,
            @Nullable List<SaleLines.@Nullable Asked> lines) {}

    record Told(
            long id,
            String number,
            String account,
            String state,
            String currency,
            LocalDate quotedOn,
            LocalDate validUntil,
            long netCents,
            long taxCents,
            long grossCents,
            @Nullable String answeredBy,
            @Nullable String purchaseOrder,
            @Nullable List<SaleLines.Told> lines) {
        static Told of(Quote quote, @Nullable List<SaleLines.Told> lines) {
            return new Told(
                    quote.id(),
                    quote.number(),
                    quote.account(),
                    quote.state().code(),
                    quote.currency().getCurrencyCode(),
                    quote.quotedOn(),
                    quote.validUntil(),
                    quote.netCents(),
                    quote.taxCents(),
                    quote.grossCents(),
                    quote.answer().map(Quote.Answer::by).orElse(null),
                    quote.purchaseOrder().orElse(null),
                    lines);
        }
    }

    @GetMapping
    @Operation(summary = "Quotes, newest first, of an account or in a state")
    Slice<Told> list(
            CurrentMember member,
            Reading reading,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var wanted = reading.choice("state", state, STATES);
        int atMost = reading.limit(limit);
        long below = reading.after(cursor);
        reading.orRefuse();
        var found = quotes.list(
                member.tenant(),
                accounts.named(member, account),
                wanted,
                below == 0 ? Long.MAX_VALUE : below,
                atMost + 1);
        return Slice.of(found, atMost, Quote::id, quote -> Told.of(quote, null));
    }

    @PostMapping
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "Make a quote; it is sent by a POST to its sending")
    ResponseEntity<Told> make(
            CurrentMember member, Reading reading, HttpServletRequest request, @RequestBody Asked asked) {
        var today = LocalDate.now(clock);
        var account = Optional.ofNullable(asked.account())
                .flatMap(code -> customers.goingOn(member.tenant(), code.strip()))
                .map(CustomerAccount::id);
        if (account.isEmpty()) reading.wrong("account", "sales.account.unknown");
        var currency = reading.value("currency", asked.currency(), Money.EUR, Money::currency);
        var until = asked.validUntil() == null
                ? Optional.<LocalDate>empty()
                : Optional.of(reading.day("validUntil", asked.validUntil(), today));
        var lines = SaleLines.read(reading, asked.lines());
        reading.orRefuse();
        var quote =
                new NewQuote(account.orElseThrow(), currency, until, asked.note() == null ? "" : asked.note(), lines);
        var made = quotes.make(member.tenant(), quote, by(member, request), today);
        return ResponseEntity.created(URI.create("/api/v1/quotes/" + made.id())).body(told(member, made));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One quote with its lines")
    Told find(CurrentMember member, @PathVariable String id) {
        return quotes.find(member.tenant(), Reading.id(id))
                .map(quote -> told(member, quote))
                .orElseThrow(NotDone::notFound);
    }

    @PostMapping("/{id}/sending")
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "Send a quote by e-mail with the link under which the customer accepts it")
    Told send(CurrentMember member, Reading reading, HttpServletRequest request, @PathVariable String id) {
        var answer = quotes.send(member.tenant(), Reading.id(id), by(member, request), LocalDate.now(clock));
        return switch (answer) {
            case QuoteAnswer.Done done -> told(member, done.quote());
            case QuoteAnswer.Unknown _ -> throw NotDone.notFound();
            case QuoteAnswer.Refused refused ->
                throw Acting.refused(refused.sentence(reading.texts().language()));
        };
    }

    @PostMapping("/{id}/order")
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "Make the order of a quote that was accepted")
    ResponseEntity<OrderController.Decided> order(
            CurrentMember member, Reading reading, HttpServletRequest request, @PathVariable String id) {
        var answer = quotes.order(member.tenant(), Reading.id(id), by(member, request), LocalDate.now(clock));
        return switch (answer) {
            case OrderAnswer.Done done ->
                ResponseEntity.created(
                                URI.create("/api/v1/orders/" + done.order().id()))
                        .body(OrderController.Decided.of(done));
            case OrderAnswer.Unknown _ -> throw NotDone.notFound();
            case OrderAnswer.Refused refused ->
                throw Acting.refused(refused.sentence(reading.texts().language()));
        };
    }

    private Told told(CurrentMember member, Quote quote) {
        return Told.of(
                quote,
                quotes.lines(member.tenant(), quote.id()).stream()
                        .map(SaleLines.Told::of)
                        .toList());
    }

    private static Actor by(CurrentMember member, HttpServletRequest request) {
        return Actor.of(member, request.getRemoteAddr());
    }
}
