package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.payments.NewPromise;
import org.maillon.payments.Promise;
import org.maillon.payments.PromiseAnswer;
import org.maillon.payments.PromiseChannel;
import org.maillon.payments.PromiseFilter;
import org.maillon.payments.PromiseState;
import org.maillon.payments.Promises;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/promises")
@Tag(name = "promises", description = "What customers promised to pay and by which day, and what became of it")
class PromiseController {
    private static final Map<String, PromiseState> STATES = Reading.choices(PromiseState.values(), PromiseState::code);
    private static final Map<String, PromiseChannel> CHANNELS =
            Reading.choices(PromiseChannel.values(), PromiseChannel::code);

    private final Promises promises;
    private final Accounts accounts;
    private final Clock clock;

    PromiseController(Promises promises, Accounts accounts, Clock clock) {
        this.promises = promises;
        this.accounts = accounts;
        this.clock = clock;
    }

    record Asked(
            @Nullable String account,
            @Nullable String currency,
            @Nullable Long openItem,
            @Nullable Long amountCents,
            @Nullable String promisedOn,
            @Nullable String channel,
            @Nullable String note) {}

    record TakenBack(@Nullable String reason) {}

    record Told(
            long id,
            String account,
            @Nullable Long openItem,
            @Nullable String reference,
            long promisedCents,
            String currency,
            LocalDate promisedOn,
            LocalDate holdsUntil,
            LocalDate madeOn,
            String madeBy,
            String channel,
            String note,
            String state,
            @Nullable LocalDate settledOn) {
        static Told of(Promise promise) {
            return new Told(
                    promise.id(),
                    promise.account(),
                    promise.openItem().isPresent() ? promise.openItem().getAsLong() : null,
                    promise.reference().orElse(null),
                    promise.promisedCents(),
                    promise.currency().getCurrencyCode(),
                    promise.promisedOn(),
                    promise.holdsUntil(),
                    promise.madeOn(),
                    promise.madeBy(),
                    promise.channel().code(),
                    promise.note(),
                    promise.state().code(),
                    promise.settledOn().orElse(null));
        }
    }

    @GetMapping
    @Operation(summary = "Promises, of a state (open, kept, late, partly, broken, withdrawn) or an account")
    Slice<Told> list(
            CurrentMember member,
            Reading reading,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var wanted = reading.choice("state", state, STATES);
        int atMost = reading.limit(limit);
        long after = reading.after(cursor);
        reading.orRefuse();
        var filter = new PromiseFilter(wanted, accounts.named(member, account));
        return Slice.of(promises.list(member.tenant(), filter, after, atMost + 1), atMost, Promise::id, Told::of);
    }

    @PostMapping
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "Write a promise down: an item's or, without openItem, all the account owes in the currency")
    ResponseEntity<Told> make(
            CurrentMember member, Reading reading, HttpServletRequest request, @RequestBody Asked asked) {
        if (asked.account() == null) reading.wrong("account", "api.wrong.missing", "account");
        if (asked.promisedOn() == null) reading.wrong("promisedOn", "api.wrong.missing", "promisedOn");
        var today = LocalDate.now(clock);
        var day = reading.day("promisedOn", asked.promisedOn(), today);
        var channel = reading.choice("channel", asked.channel(), CHANNELS).orElse(PromiseChannel.OTHER);
        var currency = reading.choice(
                "currency",
                asked.currency(),
                Currency.availableCurrencies().collect(Collectors.toMap(Currency::getCurrencyCode, it -> it)));
        reading.orRefuse();
        var promise = new NewPromise(
                accounts.named(member, asked.account()).orElseThrow(NotDone::notFound),
                currency.orElse(org.maillon.kernel.Money.EUR),
                optional(asked.openItem()),
                optional(asked.amountCents()),
                day,
                channel,
                asked.note() == null ? "" : asked.note());
        return switch (promises.make(member.tenant(), promise, Acting.by(member, request), today)) {
            case PromiseAnswer.Made made ->
                ResponseEntity.created(
                                URI.create("/api/v1/promises/" + made.promise().id()))
                        .body(Told.of(made.promise()));
            case PromiseAnswer.Unknown _ -> throw NotDone.notFound();
            case PromiseAnswer refused ->
                throw Acting.refused(refused.sentence(reading.texts().language()));
        };
    }

    @PostMapping("/{id}/withdrawal")
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "Take an open promise back: it counts neither as kept nor as broken")
    Told withdraw(
            CurrentMember member,
            Reading reading,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable TakenBack back) {
        var promise = promises.find(member.tenant(), Reading.id(id)).orElseThrow(NotDone::notFound);
        var why = back == null || back.reason() == null ? "" : back.reason();
        var by = Acting.by(member, request);
        if (!promises.withdraw(member.tenant(), promise.id(), why, by, LocalDate.now(clock)))
            throw Acting.refused(reading.texts().say("payments.promise.refused.ended"));
        return Told.of(promises.find(member.tenant(), promise.id()).orElseThrow());
    }

    private static OptionalLong optional(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
