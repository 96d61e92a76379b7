package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.credit.Credit;
import org.maillon.credit.CreditLimit;
import org.maillon.credit.Exposure;
import org.maillon.credit.NewLimit;
import org.maillon.customers.CustomerAccount;
import org.maillon.kernel.Money;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts/{id}")
@Tag(name = "credit", description = "How much customers may owe, what they owe and have ordered, and orders that wait")
class CreditLimitController {
    private final Credit credit;
    private final Accounts accounts;
    private final Clock clock;

    CreditLimitController(Credit credit, Accounts accounts, Clock clock) {
        this.credit = credit;
        this.accounts = accounts;
        this.clock = clock;
    }

    record Asked(
            @Nullable Long amountCents,
            @Nullable String currency,
            @Nullable String reason,
            @Nullable String from,
            @Nullable String until,
            @Nullable Boolean wholeGroup) {}

    record Limit(
            long id,
            String account,
            long amountCents,
            String currency,
            boolean wholeGroup,
            LocalDate from,
            @Nullable LocalDate until,
            String decidedBy,
            String reason,
            Instant decidedAt) {
        static Limit of(CustomerAccount account, CreditLimit limit) {
            return new Limit(
                    limit.id(),
                    account.code(),
                    limit.amount().cents(),
                    limit.amount().currency().getCurrencyCode(),
                    limit.wholeGroup(),
                    limit.from(),
                    limit.until().orElse(null),
                    limit.decidedBy(),
                    limit.why(),
                    limit.decidedAt());
        }
    }

    record Told(
            String account,
            String currency,
            long exposureCents,
            long receivableCents,
            long creditCents,
            long acceptedCents,
            long deliveredCents,
            long depositCents,
            @Nullable Long limitCents,
            @Nullable Long availableCents,
            List<String> unrated) {
        static Told of(CustomerAccount account, Exposure exposure, OptionalLong limit) {
            var cents = limit.isPresent() ? Long.valueOf(limit.getAsLong()) : null;
            return new Told(
                    account.code(),
                    exposure.currency().getCurrencyCode(),
                    exposure.totalCents(),
                    exposure.receivableCents(),
                    exposure.creditCents(),
                    exposure.acceptedCents(),
                    exposure.deliveredCents(),
                    exposure.depositCents(),
                    cents,
                    cents == null ? null : cents - exposure.totalCents(),
                    exposure.unrated().stream()
                            .map(Currency::getCurrencyCode)
                            .sorted()
                            .toList());
        }
    }

    @PutMapping("/credit-limit")
    @Needs(Permission.DECIDE_CREDIT)
    @Operation(summary = "Decide the limit of an account, or of its group; the one before stays in the history")
    Limit decide(CurrentMember member, Reading reading, @PathVariable String id, @RequestBody Asked asked) {
        var account = accounts.byIdOrCode(member, id);
        if (asked.amountCents() == null) reading.wrong("amountCents", "api.wrong.missing", "amountCents");
        var currency = reading.value("currency", asked.currency(), Money.EUR, Money::currency);
        var from = reading.day("from", asked.from(), LocalDate.now(clock));
        var until = asked.until() == null
                ? Optional.<LocalDate>empty()
                : Optional.of(reading.day("until", asked.until(), from));
        reading.orRefuse();
        var amount = new Money(asked.amountCents() == null ? 0 : asked.amountCents(), currency);
        var why = asked.reason() == null ? "" : asked.reason();
        var limit = new NewLimit(amount, Boolean.TRUE.equals(asked.wholeGroup()), from, until, why);
        return Limit.of(account, credit.setLimit(member.tenant(), account.id(), limit, member.name()));
    }

    @GetMapping("/credit-limits")
    @Operation(summary = "Every limit decided for an account, the last first")
    Slice<Limit> history(CurrentMember member, @PathVariable String id) {
        var account = accounts.byIdOrCode(member, id);
        var all = credit.limits(member.tenant(), account.id()).stream()
                .map(limit -> Limit.of(account, limit))
                .toList();
        return new Slice<>(all, null);
    }

    @GetMapping("/exposure")
    @Operation(
            summary =
                    "What an account, or with group=true its whole group, owes and has been promised, with tax; in the"
                            + " currency of its limit unless another is asked for")
    Told exposure(
            CurrentMember member,
            Reading reading,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable String group) {
        var account = accounts.byIdOrCode(member, id);
        boolean whole = reading.flag("group", group);
        var today = LocalDate.now(clock);
        var limit = whole
                ? credit.groupLimit(member.tenant(), account.id(), today)
                : credit.limit(member.tenant(), account.id(), today);
        var usual = limit.map(it -> it.amount().currency())
                .orElseGet(() -> credit.policy(member.tenant()).currency());
        var wanted = reading.value("currency", currency, usual, Money::currency);
        reading.orRefuse();
        var exposure = whole
                ? credit.groupExposure(member.tenant(), account.id(), wanted)
                : credit.exposure(member.tenant(), account.id(), wanted);
        var amount = limit.flatMap(it -> credit.convert(member.tenant(), it.amount(), wanted));
        return Told.of(
                account,
                exposure,
                amount.isPresent() ? OptionalLong.of(amount.get().cents()) : OptionalLong.empty());
    }
}
