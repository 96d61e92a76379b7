package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.credit.CreditDecision;
import org.maillon.credit.CreditDecisions;
import org.maillon.credit.CreditRequest;
import org.maillon.credit.Hold;
import org.maillon.credit.HoldAnswer;
import org.maillon.credit.HoldFilter;
import org.maillon.credit.HoldReason;
import org.maillon.credit.HoldState;
import org.maillon.credit.Holds;
import org.maillon.credit.NewRuling;
import org.maillon.credit.Ruling;
import org.maillon.credit.RulingAct;
import org.maillon.kernel.Money;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/credit-decisions")
@Tag(name = "credit")
class CreditDecisionController {
    private static final Map<String, HoldState> STATES = Reading.choices(HoldState.values(), HoldState::code);
    private static final Map<String, RulingAct> ACTS = Reading.choices(RulingAct.values(), RulingAct::code);

    private final Holds holds;
    private final CreditDecisions decisions;
    private final Accounts accounts;

    CreditDecisionController(Holds holds, CreditDecisions decisions, Accounts accounts) {
        this.holds = holds;
        this.decisions = decisions;
        this.accounts = accounts;
    }

    record Asked(
            @Nullable String subject,
            @Nullable String account,
            @Nullable Long amountCents,
            @Nullable String currency,
            @Nullable Boolean prepaid) {}

    record Answered(
            String decision,
            List<String> reasons,
            String currency,
            long exposureCents,
            @Nullable Long limitCents,
            @Nullable Long id) {
        static Answered of(CreditDecision decision) {
            return new Answered(
                    decision.code(),
                    decision.reasons().stream().map(HoldReason::code).toList(),
                    decision.currency().getCurrencyCode(),
                    decision.exposureCents(),
                    boxed(decision.limitCents()),
                    switch (decision) {
                        case CreditDecision.Approved _ -> null;
                        case CreditDecision.Held held -> held.hold();
                        case CreditDecision.Referred referred -> referred.hold();
                    });
        }
    }

    record Ruled(
            @Nullable String act,
            @Nullable Long amountCents,
            @Nullable String until,
            @Nullable String reason) {}

    record Seconded(@Nullable Boolean agree) {}

    record Said(
            String act,
            @Nullable Long amountCents,
            @Nullable LocalDate until,
            String reason,
            String by,
            String state,
            Instant at,
            @Nullable String second) {
        static Said of(Ruling ruling) {
            return new Said(
                    ruling.act().code(),
                    boxed(ruling.amountCents()),
                    ruling.until().orElse(null),
                    ruling.why(),
                    ruling.who(),
                    ruling.state().code(),
                    ruling.at(),
                    ruling.second().orElse(null));
        }
    }

    record Told(
            long id,
            String subject,
            String account,
            String decision,
            List<String> reasons,
            long amountCents,
            String currency,
            long exposureCents,
            @Nullable Long limitCents,
            long overrunCents,
            String limitCurrency,
            String decider,
            String askedBy,
            Instant heldAt,
            LocalDate answerBy,
            String state,
            @Nullable Long depositAskedCents,
            @Nullable String settledBy,
            @Nullable String settledWhy,
            @Nullable Instant settledAt) {
        static Told of(Hold hold) {
            return new Told(
                    hold.id(),
                    hold.subject(),
                    hold.account(),
                    hold.referred() ? "referred" : "held",
                    hold.reasons().stream().map(HoldReason::code).toList(),
                    hold.amount().cents(),
                    hold.amount().currency().getCurrencyCode(),
                    hold.exposure().cents(),
                    boxed(hold.limitCents()),
                    hold.overrunCents(),
                    hold.currency().getCurrencyCode(),
                    hold.decider().code(),
                    hold.askedBy(),
                    hold.heldAt(),
                    hold.answerBy(),
                    hold.state().code(),
                    boxed(hold.depositAskedCents()),
                    hold.settlement().map(Hold.Settlement::by).orElse(null),
                    hold.settlement().map(Hold.Settlement::why).orElse(null),
                    hold.settlement().map(Hold.Settlement::at).orElse(null));
        }
    }

    @GetMapping
    @Operation(
            summary =
                    "Orders that waited for a decision, of a state (open, released, refused, withdrawn) or an account")
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
        var filter = new HoldFilter(wanted, accounts.named(member, account));
        return Slice.of(holds.list(member.tenant(), filter, after, atMost + 1), atMost, Hold::id, Told::of);
    }

    @PostMapping
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(
            summary =
                    "Put an order of another program before the customer's credit; where approved its amount is reserved"
                            + " under its subject, and asked again for the subject it is replaced")
    Answered ask(CurrentMember member, Reading reading, @RequestBody Asked asked) {
        if (asked.account() == null) reading.wrong("account", "api.wrong.missing", "account");
        if (asked.amountCents() == null) reading.wrong("amountCents", "api.wrong.missing", "amountCents");
        var currency = reading.value("currency", asked.currency(), Money.EUR, Money::currency);
        reading.orRefuse();
        var account = accounts.named(member, asked.account()).orElseThrow(NotDone::notFound);
        var subject = asked.subject() == null ? "" : asked.subject();
        var request = new CreditRequest(
                "api:" + subject,
                account,
                asked.amountCents() == null ? 0 : asked.amountCents(),
                currency,
                Boolean.TRUE.equals(asked.prepaid()),
                Set.of(),
                member.name());
        return Answered.of(decisions.decide(member.tenant(), request));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One order that waits or waited")
    Told find(CurrentMember member, @PathVariable String id) {
        return holds.find(member.tenant(), Reading.id(id)).map(Told::of).orElseThrow(NotDone::notFound);
    }

    @GetMapping("/{id}/rulings")
    @Operation(summary = "What people said to it, in order")
    Slice<Said> rulings(CurrentMember member, @PathVariable String id) {
        var hold = holds.find(member.tenant(), Reading.id(id)).orElseThrow(NotDone::notFound);
        return new Slice<>(
                holds.rulings(member.tenant(), hold.id()).stream().map(Said::of).toList(), null);
    }

    @PostMapping("/{id}/rulings")
    @Needs(Permission.DECIDE_CREDIT)
    @Operation(
            summary = "Decide: release-once, release-until, raise-limit, ask-deposit, prepayment or refuse; each with a"
                    + " reason. Where two must agree it stays open until POST /seconds")
    Told rule(CurrentMember member, Reading reading, @PathVariable String id, @RequestBody Ruled ruled) {
        var act = reading.choice("act", ruled.act(), ACTS);
        if (ruled.act() == null) reading.wrong("act", "api.wrong.missing", String.join(", ", ACTS.keySet()));
        var until = ruled.until() == null
                ? Optional.<LocalDate>empty()
                : Optional.of(reading.day("until", ruled.until(), LocalDate.EPOCH));
        reading.orRefuse();
        var cents = ruled.amountCents() == null ? OptionalLong.empty() : OptionalLong.of(ruled.amountCents());
        var ruling = new NewRuling(act.orElseThrow(), cents, until, ruled.reason() == null ? "" : ruled.reason());
        return told(holds.rule(member, Reading.id(id), ruling), reading);
    }

    @PostMapping("/{id}/seconds")
    @Needs(Permission.DECIDE_CREDIT)
    @Operation(summary = "Agree as the second person to what was decided, or with agree=false decline it")
    Told second(CurrentMember member, Reading reading, @PathVariable String id, @RequestBody Seconded seconded) {
        var agrees = !Boolean.FALSE.equals(seconded.agree());
        return told(holds.second(member, Reading.id(id), agrees), reading);
    }

    private static Told told(HoldAnswer answer, Reading reading) {
        return switch (answer) {
            case HoldAnswer.Done done -> Told.of(done.hold());
            case HoldAnswer.AwaitsSecond waits -> Told.of(waits.hold());
            case HoldAnswer.StillHeld held -> Told.of(held.hold());
            case HoldAnswer.Unknown _ -> throw NotDone.notFound();
            case HoldAnswer refused ->
                throw Acting.refused(refused.sentence(reading.texts().language()));
        };
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
