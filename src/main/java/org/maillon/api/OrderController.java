package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.customers.AccountId;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.kernel.Money;
import org.maillon.sales.Actor;
import org.maillon.sales.Confirmation;
import org.maillon.sales.Confirmations;
import org.maillon.sales.NewOrder;
import org.maillon.sales.Order;
import org.maillon.sales.OrderAnswer;
import org.maillon.sales.OrderFilter;
import org.maillon.sales.OrderRevision;
import org.maillon.sales.OrderSource;
import org.maillon.sales.OrderState;
import org.maillon.sales.Orders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orders")
@Tag(name = "orders", description = "Customers' orders, whether they go ahead, and what their customers confirmed")
class OrderController {
    private static final Map<String, OrderState> STATES = Reading.choices(OrderState.values(), OrderState::code);

    private final Orders orders;
    private final Confirmations confirmations;
    private final Customers customers;
    private final Accounts accounts;
    private final Clock clock;

    OrderController(Orders orders, Confirmations confirmations, Customers customers, Accounts accounts, Clock clock) {
        this.orders = orders;
        this.confirmations = confirmations;
        this.customers = customers;
        this.accounts = accounts;
        this.clock = clock;
    }

    record Asked(
            @Nullable String account,
            @Nullable String reference,
            @Nullable String purchaseOrder,
            @Nullable String currency,
            @Nullable String wantedOn,
            @Nullable Boolean prepaid,
            @Nullable String note,
            @Nullable List<SaleLines.@Nullable Asked> lines) {}

    record Revised(
            @Nullable String wantedOn,
            @Nullable String note,
            @Nullable String reason,
            @Nullable List<SaleLines.@Nullable Asked> lines) {}

    record Ended(@Nullable String reason) {}

    /** The decision on an order; {@code limitCents} is null where nobody set a limit. */
    record Decided(
            long id,
            String number,
            String decision,
            List<String> reasons,
            long exposureCents,
            @Nullable Long limitCents) {
        static Decided of(OrderAnswer.Done done) {
            var limit = done.decision().limitCents();
            return new Decided(
                    done.order().id(),
                    done.order().number(),
                    done.decision().verdict().code(),
                    done.decision().reasons(),
                    done.decision().exposureCents(),
                    limit.isPresent() ? limit.getAsLong() : null);
        }
    }

    record Told(
            long id,
            String number,
            String account,
            String state,
            String decision,
            List<String> reasons,
            int version,
            String source,
            @Nullable String purchaseOrder,
            String currency,
            LocalDate orderedOn,
            @Nullable LocalDate wantedOn,
            long netCents,
            long taxCents,
            long grossCents,
            String confirmation,
            @Nullable List<SaleLines.Told> lines) {
        static Told of(Order order, @Nullable List<SaleLines.Told> lines) {
            return new Told(
                    order.id(),
                    order.number(),
                    order.account(),
                    order.state().code(),
                    order.verdict().code(),
                    order.reasons(),
                    order.version(),
                    order.source().code(),
                    order.purchaseOrder().orElse(null),
                    order.currency().getCurrencyCode(),
                    order.orderedOn(),
                    order.wantedOn().orElse(null),
                    order.netCents(),
                    order.taxCents(),
                    order.grossCents(),
                    order.confirmation().code(),
                    lines);
        }
    }

    record Confirmed(
            int version,
            Instant sentAt,
            String sentBy,
            String documentSha256,
            @Nullable Instant acknowledgedAt,
            @Nullable String acknowledgedBy,
            @Nullable String acknowledgedAs,
            @Nullable String acknowledgedFrom,
            @Nullable String objection) {
        static Confirmed of(Confirmation confirmation) {
            var said = confirmation.acknowledgement();
            return new Confirmed(
                    confirmation.version(),
                    confirmation.sentAt(),
                    confirmation.sentBy(),
                    confirmation.document().sha256(),
                    said.map(Confirmation.Acknowledgement::at).orElse(null),
                    said.map(Confirmation.Acknowledgement::by).orElse(null),
                    said.map(Confirmation.Acknowledgement::as).orElse(null),
                    said.map(Confirmation.Acknowledgement::from).orElse(null),
                    confirmation.objection().map(Confirmation.Objection::what).orElse(null));
        }
    }

    @GetMapping
    @Operation(summary = "Orders, newest first, of an account or in a state")
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
        var found = orders.list(
                member.tenant(),
                new OrderFilter(accounts.named(member, account), wanted),
                below == 0 ? Long.MAX_VALUE : below,
                atMost + 1);
        return Slice.of(found, atMost, Order::id, order -> Told.of(order, null));
    }

    @PostMapping
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(
            summary =
                    "Take an order in and decide on it: approved, held or referred; a reference known before gives its order")
    ResponseEntity<Decided> place(
            CurrentMember member, Reading reading, HttpServletRequest request, @RequestBody Asked asked) {
        var today = LocalDate.now(clock);
        var account = account(member, reading, asked.account());
        var currency = reading.value("currency", asked.currency(), Money.EUR, Money::currency);
        var wantedOn = day(reading, asked.wantedOn(), today);
        var lines = SaleLines.read(reading, asked.lines());
        reading.orRefuse();
        var order = new NewOrder(
                account.orElseThrow(),
                OrderSource.API,
                Optional.ofNullable(asked.reference()),
                OptionalLong.empty(),
                currency,
                Optional.ofNullable(asked.purchaseOrder()),
                Optional.empty(),
                wantedOn,
                asked.prepaid() != null && asked.prepaid(),
                text(asked.note()),
                lines);
        var done = orders.place(member.tenant(), order, by(member, request), today);
        return ResponseEntity.created(
                        URI.create("/api/v1/orders/" + done.order().id()))
                .body(Decided.of(done));
    }

    private Optional<AccountId> account(CurrentMember member, Reading reading, @Nullable String code) {
        if (code == null || code.isBlank()) {
            reading.wrong("account", "api.wrong.absent", "account");
            return Optional.empty();
        }
        var found = customers.goingOn(member.tenant(), code.strip()).map(CustomerAccount::id);
        if (found.isEmpty()) reading.wrong("account", "sales.account.unknown");
        return found;
    }

    private static Optional<LocalDate> day(Reading reading, @Nullable String text, LocalDate today) {
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(reading.day("wantedOn", text, today));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One order with its lines")
    Told find(CurrentMember member, @PathVariable String id) {
        var order = orders.find(member.tenant(), Reading.id(id)).orElseThrow(NotDone::notFound);
        var lines = orders.lines(member.tenant(), order.id()).stream()
                .map(SaleLines.Told::of)
                .toList();
        return Told.of(order, lines);
    }

    @PutMapping("/{id}")
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(
            summary = "Make the next version of an order: all its lines, the kept ones with their number; decided anew")
    Decided change(
            CurrentMember member,
            Reading reading,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestBody Revised asked) {
        var today = LocalDate.now(clock);
        var wantedOn = day(reading, asked.wantedOn(), today);
        var lines = SaleLines.read(reading, asked.lines());
        reading.orRefuse();
        var numbered = new ArrayList<OrderRevision.Line>();
        for (int i = 0; i < lines.size(); i++) {
            var given = asked.lines() == null ? null : asked.lines().get(i);
            @Nullable Integer number = given == null ? null : given.number();
            numbered.add(new OrderRevision.Line(
                    number == null ? OptionalInt.empty() : OptionalInt.of(number), lines.get(i)));
        }
        var revision = new OrderRevision(wantedOn, text(asked.note()), numbered);
        return decided(
                orders.change(
                        member.tenant(), Reading.id(id), revision, text(asked.reason()), by(member, request), today),
                reading);
    }

    @PostMapping("/{id}/cancellation")
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "Cancel an order of which nothing was delivered; a reason is asked for")
    Decided cancel(
            CurrentMember member,
            Reading reading,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestBody Ended ended) {
        return decided(
                orders.cancel(member.tenant(), Reading.id(id), text(ended.reason()), by(member, request)), reading);
    }

    @PostMapping("/{id}/confirmation")
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "Send the written confirmation to the customer, who acknowledges it by link")
    Confirmed confirm(CurrentMember member, Reading reading, HttpServletRequest request, @PathVariable String id) {
        decided(confirmations.send(member.tenant(), Reading.id(id), by(member, request)), reading);
        return confirmation(member, id);
    }

    @GetMapping("/{id}/confirmation")
    @Operation(summary = "The last confirmation that was sent, and what the customer said to it")
    Confirmed confirmation(CurrentMember member, @PathVariable String id) {
        return confirmations.of(member.tenant(), Reading.id(id)).stream()
                .findFirst()
                .map(Confirmed::of)
                .orElseThrow(NotDone::notFound);
    }

    private static Decided decided(OrderAnswer answer, Reading reading) {
        return switch (answer) {
            case OrderAnswer.Done done -> Decided.of(done);
            case OrderAnswer.Unknown _ -> throw NotDone.notFound();
            case OrderAnswer.Refused refused ->
                throw Acting.refused(refused.sentence(reading.texts().language()));
        };
    }

    private static Actor by(CurrentMember member, HttpServletRequest request) {
        return Actor.of(member, request.getRemoteAddr());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
