package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.credit.Cover;
import org.maillon.credit.CoverState;
import org.maillon.credit.Covers;
import org.maillon.credit.NewCover;
import org.maillon.kernel.Money;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "credit")
class CoverController {
    private static final Map<String, CoverState> ANSWERS = Arrays.stream(CoverState.values())
            .filter(state -> state != CoverState.REQUESTED)
            .collect(Collectors.toMap(CoverState::code, Function.identity()));
    private static final int USUAL_DECLARE_DAYS = 90;

    private final Covers covers;
    private final Accounts accounts;
    private final Clock clock;

    CoverController(Covers covers, Accounts accounts, Clock clock) {
        this.covers = covers;
        this.accounts = accounts;
        this.clock = clock;
    }

    record Asked(
            @Nullable String insurer,
            @Nullable String reference,
            @Nullable Long amountCents,
            @Nullable String currency,
            @Nullable String from,
            @Nullable Integer declareWithinDays) {}

    record Said(
            @Nullable String state,
            @Nullable Long amountCents,
            @Nullable String on,
            @Nullable String until,
            @Nullable String reason) {}

    record Told(
            long id,
            String insurer,
            String reference,
            long requestedCents,
            long grantedCents,
            String currency,
            String state,
            LocalDate from,
            @Nullable LocalDate until,
            int declareWithinDays) {
        static Told of(Cover cover) {
            return new Told(
                    cover.id(),
                    cover.insurer(),
                    cover.reference(),
                    cover.requested().cents(),
                    cover.granted().cents(),
                    cover.requested().currency().getCurrencyCode(),
                    cover.state().code(),
                    cover.from(),
                    cover.until().orElse(null),
                    cover.declareWithinDays());
        }
    }

    @GetMapping("/accounts/{id}/covers")
    @Operation(summary = "What insurers cover of an account, the last asked first")
    Slice<Told> of(CurrentMember member, @PathVariable String id) {
        var account = accounts.byIdOrCode(member, id);
        return new Slice<>(
                covers.of(member.tenant(), account.id()).stream().map(Told::of).toList(), null);
    }

    @PostMapping("/accounts/{id}/covers")
    @Needs(Permission.DECIDE_CREDIT)
    @Operation(summary = "Note that a cover was asked of an insurer")
    ResponseEntity<Told> request(
            CurrentMember member, Reading reading, @PathVariable String id, @RequestBody Asked asked) {
        var account = accounts.byIdOrCode(member, id);
        if (asked.amountCents() == null) reading.wrong("amountCents", "api.wrong.missing", "amountCents");
        var currency = reading.value("currency", asked.currency(), Money.EUR, Money::currency);
        var from = reading.day("from", asked.from(), LocalDate.now(clock));
        reading.orRefuse();
        var cover = new NewCover(
                asked.insurer() == null ? "" : asked.insurer(),
                asked.reference() == null ? "" : asked.reference(),
                new Money(asked.amountCents() == null ? 0 : asked.amountCents(), currency),
                from,
                asked.declareWithinDays() == null ? USUAL_DECLARE_DAYS : asked.declareWithinDays());
        var told = Told.of(covers.request(member.tenant(), account.id(), cover, member.name()));
        return ResponseEntity.created(
                        URI.create("/api/v1/accounts/" + account.id().value() + "/covers"))
                .body(told);
    }

    @PostMapping("/covers/{id}/answers")
    @Needs(Permission.DECIDE_CREDIT)
    @Operation(summary = "Note what the insurer said: granted, reduced, refused or cancelled, from a day on")
    Told said(CurrentMember member, Reading reading, @PathVariable String id, @RequestBody Said said) {
        var state = reading.choice("state", said.state(), ANSWERS);
        if (said.state() == null) reading.wrong("state", "api.wrong.missing", String.join(", ", ANSWERS.keySet()));
        var on = reading.day("on", said.on(), LocalDate.now(clock));
        var until = said.until() == null
                ? Optional.<LocalDate>empty()
                : Optional.of(reading.day("until", said.until(), on));
        reading.orRefuse();
        var granted = said.amountCents() == null ? OptionalLong.empty() : OptionalLong.of(said.amountCents());
        var why = said.reason() == null ? "" : said.reason();
        return covers.said(member.tenant(), Reading.id(id), state.orElseThrow(), granted, on, until, member.name(), why)
                .map(Told::of)
                .orElseThrow(NotDone::notFound);
    }
}
