package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.claims.Claim;
import org.maillon.claims.ClaimAnswer;
import org.maillon.claims.ClaimFilter;
import org.maillon.claims.ClaimTotal;
import org.maillon.claims.Claims;
import org.maillon.customers.AccountId;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "claims", description = "Interest and recovery fees, open until paid or given up with a reason")
class ClaimController {
    private static final Map<String, Claim.State> STATES = Reading.choices(Claim.State.values(), Claim.State::code);

    private final Claims claims;
    private final Accounts accounts;
    private final Customers customers;
    private final Clock clock;

    ClaimController(Claims claims, Accounts accounts, Customers customers, Clock clock) {
        this.claims = claims;
        this.accounts = accounts;
        this.customers = customers;
        this.clock = clock;
    }

    record Waiver(@Nullable Long amountCents, @Nullable String reason) {}

    /**
     * @param receipt whose money on the account pays it; where it is missing, a person notes it
     * @param paidOn today where it is missing; that of the receipt where there is one
     */
    record Payment(
            @Nullable Long amountCents,
            @Nullable Long receipt,
            @Nullable String paidOn,
            @Nullable String note) {
        long cents() {
            return amountCents == null ? 0 : amountCents;
        }
    }

    /** @param payment its number, by which it is taken back */
    record Paid(long payment, ToldClaim claim) {}

    @GetMapping("/claims")
    @Operation(
            summary =
                    "Claims of late invoices as they stand at the end of a day; today where it is missing, open where no state is")
    Slice<ToldClaim> list(
            CurrentMember member,
            Reading reading,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var day = reading.day("asOf", asOf, today());
        long after = reading.after(cursor);
        int atMost = reading.limit(limit);
        var filter = filter(member, reading, account, state);
        var found = claims.list(member.tenant(), filter, day, after, atMost);
        return new Slice<>(
                told(member, reading, found.claims()),
                found.lastItem().map(item -> Reading.cursor(item)).orElse(null));
    }

    @GetMapping("/claim-totals")
    @Operation(summary = "What the same claims come to, a sum for each currency")
    Slice<ClaimTotal> totals(
            CurrentMember member,
            Reading reading,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String asOf) {
        var day = reading.day("asOf", asOf, today());
        return new Slice<>(claims.totals(member.tenant(), filter(member, reading, account, state), day), null);
    }

    @GetMapping("/claims/{id}")
    @Operation(summary = "One claim with its count line by line, what was given up and what was paid")
    ToldClaim.InFull one(CurrentMember member, Reading reading, @PathVariable String id) {
        var found = claims.find(member.tenant(), Reading.id(id), today()).orElseThrow(NotDone::notFound);
        return ToldClaim.InFull.of(told(member, reading, found.claim()), found, reading.texts());
    }

    @PostMapping("/claims/{id}/waivers")
    @Needs(Permission.WAIVE)
    @Operation(summary = "Give up a claim or a part of it, with the reason")
    ToldClaim waive(CurrentMember member, Reading reading, @PathVariable String id, @RequestBody Waiver waiver) {
        long cents = waiver.amountCents() == null ? 0 : waiver.amountCents();
        var reason = waiver.reason() == null ? "" : waiver.reason();
        return done(
                        member,
                        reading,
                        claims.waive(member.tenant(), Reading.id(id), cents, reason, today(), member.name()))
                .claim();
    }

    @PostMapping("/claims/{id}/payments")
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "Note a claim or a part of it paid: with a receipt on the account, or by hand with a day")
    Paid pay(CurrentMember member, Reading reading, @PathVariable String id, @RequestBody Payment payment) {
        long claim = Reading.id(id);
        if (payment.receipt() != null)
            return done(
                    member,
                    reading,
                    claims.payWith(member.tenant(), claim, payment.receipt(), payment.cents(), today(), member.name()));
        var day = reading.day("paidOn", payment.paidOn(), today());
        reading.orRefuse();
        var note = payment.note() == null ? "" : payment.note();
        return done(
                member,
                reading,
                claims.pay(member.tenant(), claim, payment.cents(), day, note, today(), member.name()));
    }

    @PostMapping("/claim-payments/{id}/reversal")
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "Take back that a claim was paid; money of a receipt lies on the account again")
    Paid undo(CurrentMember member, Reading reading, @PathVariable String id) {
        return done(member, reading, claims.undo(member.tenant(), Reading.id(id), today(), member.name()));
    }

    private ClaimFilter filter(
            CurrentMember member, Reading reading, @Nullable String account, @Nullable String state) {
        var chosen = reading.choice("state", state, STATES);
        reading.orRefuse();
        return new ClaimFilter(
                accounts.named(member, account), chosen.map(Set::of).orElse(ClaimFilter.OPEN), Optional.empty());
    }

    private Paid done(CurrentMember member, Reading reading, ClaimAnswer answer) {
        return switch (answer) {
            case ClaimAnswer.Done done -> new Paid(done.payment(), told(member, reading, done.claim()));
            case ClaimAnswer.Refused refused -> throw refused(refused, reading);
        };
    }

    private ToldClaim told(CurrentMember member, Reading reading, Claim claim) {
        return told(member, reading, List.of(claim)).getFirst();
    }

    private List<ToldClaim> told(CurrentMember member, Reading reading, List<Claim> some) {
        var owing = some.stream().map(Claim::account).collect(Collectors.toSet());
        var codes = customers.findAll(member.tenant(), owing);
        return some.stream()
                .map(claim -> ToldClaim.of(claim, code(codes, claim), reading.texts()))
                .toList();
    }

    private static String code(Map<AccountId, CustomerAccount> accounts, Claim claim) {
        var account = accounts.get(claim.account());
        return account == null ? "" : account.code();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static NotDone refused(ClaimAnswer.Refused refused, Reading reading) {
        var where = switch (refused.why()) {
            case UNKNOWN -> throw NotDone.notFound();
            case NO_REASON -> "reason";
            case TOO_MUCH -> "amountCents";
            case WRONG_DAY -> "paidOn";
            case LONG_NOTE -> "note";
            case NO_MONEY -> "receipt";
            case UNDONE -> "id";
        };
        var code = refused.why() == ClaimAnswer.Why.UNDONE ? Problem.Code.CHANGED : Problem.Code.WRONG_INPUT;
        return new NotDone(
                code, List.of(new Problem.Fault(where, reading.texts().say(refused.key()))));
    }
}
