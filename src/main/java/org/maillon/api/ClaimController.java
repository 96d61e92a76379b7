package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.claims.Claim;
import org.maillon.claims.Claims;
import org.maillon.claims.WaiverAnswer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/claims")
@Tag(name = "claims", description = "Interest and recovery fees, open until paid or given up with a reason")
class ClaimController {
    private final Claims claims;
    private final Accounts accounts;
    private final Clock clock;

    ClaimController(Claims claims, Accounts accounts, Clock clock) {
        this.claims = claims;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * @param kind interest or recovery-fee
     * @param amountCents what is open of it
     * @param settled whether the invoice is paid, so that it grows no more
     */
    record Told(
            long id,
            long openItem,
            String reference,
            String kind,
            String currency,
            long amountCents,
            long countedCents,
            LocalDate countedUntil,
            boolean settled) {
        static Told of(Claim claim) {
            return new Told(
                    claim.id(),
                    claim.openItem(),
                    claim.reference(),
                    claim.kind().code(),
                    claim.currency(),
                    claim.openCents(),
                    claim.countedCents(),
                    claim.countedUntil(),
                    claim.settled());
        }
    }

    record Waiver(@Nullable Long amountCents, @Nullable String reason) {}

    @GetMapping
    @Operation(summary = "Claims of late invoices as they stand at the end of a day; today where it is missing")
    Slice<Told> list(
            CurrentMember member,
            Reading reading,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var day = reading.day("asOf", asOf, LocalDate.now(clock));
        long after = reading.after(cursor);
        int atMost = reading.limit(limit);
        reading.orRefuse();
        var found = claims.list(member.tenant(), accounts.named(member, account), day, after, atMost);
        return new Slice<>(
                found.claims().stream().map(Told::of).toList(),
                found.lastItem().map(item -> Reading.cursor(item)).orElse(null));
    }

    @PostMapping("/{id}/waivers")
    @Needs(Permission.WAIVE)
    @Operation(summary = "Give up a claim or a part of it, with the reason")
    Told waive(CurrentMember member, Reading reading, @PathVariable String id, @RequestBody Waiver waiver) {
        long cents = waiver.amountCents() == null ? 0 : waiver.amountCents();
        var reason = waiver.reason() == null ? "" : waiver.reason();
        return switch (claims.waive(
                member.tenant(), Reading.id(id), cents, reason, LocalDate.now(clock), member.name())) {
            case WaiverAnswer.Done done -> Told.of(done.claim());
            case WaiverAnswer.Refused refused -> throw refused(refused, reading);
        };
    }

    private static NotDone refused(WaiverAnswer.Refused refused, Reading reading) {
        var where = switch (refused.why()) {
            case UNKNOWN -> throw NotDone.notFound();
            case NO_REASON -> "reason";
            case TOO_MUCH -> "amountCents";
        };
        return new NotDone(
                Problem.Code.WRONG_INPUT,
                List.of(new Problem.Fault(where, reading.texts().say(refused.key()))));
    }
}
