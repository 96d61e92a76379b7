package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.kernel.Money;
import org.maillon.payments.Instalment;
import org.maillon.payments.NewPlan;
import org.maillon.payments.PlanAnswer;
import org.maillon.payments.PlanFilter;
import org.maillon.payments.RepaymentPlan;
import org.maillon.payments.RepaymentPlans;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/repayment-plans")
@Tag(name = "repayment plans", description = "Debts spread over days; the customer signs on its page")
class RepaymentPlanController {
    private final RepaymentPlans plans;
    private final Accounts accounts;
    private final Clock clock;

    RepaymentPlanController(RepaymentPlans plans, Accounts accounts, Clock clock) {
        this.plans = plans;
        this.accounts = accounts;
        this.clock = clock;
    }

    record Part(@Nullable String dueOn, @Nullable Long amountCents) {}

    record Asked(
            @Nullable String account,
            @Nullable String currency,
            @Nullable List<Long> openItems,
            @Nullable List<Part> instalments,
            @Nullable Boolean allDueWhenMissed) {}

    record TakenBack(@Nullable String reason) {}

    record ToldInstalment(
            int number,
            LocalDate dueOn,
            long amountCents,
            String state,
            @Nullable LocalDate settledOn) {
        static ToldInstalment of(Instalment each) {
            return new ToldInstalment(
                    each.number(),
                    each.dueOn(),
                    each.amountCents(),
                    each.state().code(),
                    each.settledOn().orElse(null));
        }
    }

    record Told(
            long id,
            String account,
            String currency,
            long totalCents,
            boolean allDueWhenMissed,
            String state,
            LocalDate createdOn,
            @Nullable LocalDate signedOn,
            @Nullable String signedBy,
            List<Long> openItems,
            List<ToldInstalment> instalments) {
        static Told of(RepaymentPlan plan) {
            return new Told(
                    plan.id(),
                    plan.account(),
                    plan.currency().getCurrencyCode(),
                    plan.totalCents(),
                    plan.allDueWhenMissed(),
                    plan.state().code(),
                    plan.createdOn(),
                    plan.signedOn().orElse(null),
                    plan.signedBy().orElse(null),
                    plan.items().stream().map(RepaymentPlan.Part::openItem).toList(),
                    plan.instalments().stream().map(ToldInstalment::of).toList());
        }
    }

    @GetMapping
    @Operation(summary = "Repayment plans, of an account or all")
    Slice<Told> list(
            CurrentMember member,
            Reading reading,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        int atMost = reading.limit(limit);
        long after = reading.after(cursor);
        reading.orRefuse();
        var filter = new PlanFilter(Optional.empty(), accounts.named(member, account));
        return Slice.of(plans.list(member.tenant(), filter, after, atMost + 1), atMost, RepaymentPlan::id, Told::of);
    }

    @PostMapping
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "Draw a plan up; its instalments add up to what is open of its items")
    ResponseEntity<Told> draft(
            CurrentMember member, Reading reading, HttpServletRequest request, @RequestBody Asked asked) {
        if (asked.account() == null) reading.wrong("account", "api.wrong.missing", "account");
        var currency = reading.choice(
                "currency",
                asked.currency(),
                Currency.availableCurrencies().collect(Collectors.toMap(Currency::getCurrencyCode, it -> it)));
        var today = LocalDate.now(clock);
        var parts = Stream.ofNullable(asked.instalments())
                .flatMap(List::stream)
                .map(part -> new NewPlan.Part(
                        reading.day("instalments.dueOn", part.dueOn(), today),
                        part.amountCents() == null ? 0 : part.amountCents()))
                .toList();
        reading.orRefuse();
        var plan = new NewPlan(
                accounts.named(member, asked.account()).orElseThrow(NotDone::notFound),
                currency.orElse(Money.EUR),
                asked.openItems() == null ? List.of() : asked.openItems(),
                parts,
                Boolean.TRUE.equals(asked.allDueWhenMissed()));
        var told = told(plans.draft(member.tenant(), plan, Acting.by(member, request), today), reading);
        return ResponseEntity.created(URI.create("/api/v1/repayment-plans/" + told.id()))
                .body(told);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One plan with its instalments")
    Told find(CurrentMember member, @PathVariable String id) {
        return plans.find(member.tenant(), Reading.id(id)).map(Told::of).orElseThrow(NotDone::notFound);
    }

    @PostMapping("/{id}/proposal")
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "Show a draft on the customer's page, to be signed")
    Told propose(CurrentMember member, Reading reading, HttpServletRequest request, @PathVariable String id) {
        var by = Acting.by(member, request);
        return told(plans.propose(member.tenant(), Reading.id(id), by, LocalDate.now(clock)), reading);
    }

    @PostMapping("/{id}/withdrawal")
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "End a plan that is not wanted any more")
    Told withdraw(
            CurrentMember member,
            Reading reading,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable TakenBack back) {
        var why = back == null || back.reason() == null ? "" : back.reason();
        return told(plans.withdraw(member.tenant(), Reading.id(id), why, Acting.by(member, request)), reading);
    }

    private static Told told(PlanAnswer answer, Reading reading) {
        return switch (answer) {
            case PlanAnswer.Done done -> Told.of(done.plan());
            case PlanAnswer.Unknown _ -> throw NotDone.notFound();
            case PlanAnswer refused ->
                throw Acting.refused(refused.sentence(reading.texts().language()));
        };
    }
}
