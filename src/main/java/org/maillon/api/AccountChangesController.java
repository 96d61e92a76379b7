package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.credit.Credit;
import org.maillon.customers.Completeness;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.customers.Gap;
import org.maillon.customers.NewAccount;
import org.maillon.customers.Opening;
import org.maillon.customers.Openings;
import org.maillon.customers.TermsAnswer;
import org.maillon.customers.TermsRules;
import org.maillon.kernel.Language;
import org.maillon.kernel.LegalCeiling;
import org.maillon.kernel.PaymentTerms;
import org.maillon.ledger.Ledger;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts")
@Needs(Permission.EDIT_ACCOUNTS)
@Tag(name = "accounts")
class AccountChangesController {
    /** Code de commerce, art. L441-10 I: thirty days where nothing was agreed. */
    private static final String TERMS_BY_LAW = "30";

    private final TenantScope scope;
    private final Tenants companies;
    private final Customers customers;
    private final Openings openings;
    private final Completeness completeness;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Credit credit;
    private final AuditTrail trail;
    private final Clock clock;

    AccountChangesController(
            TenantScope scope,
            Tenants companies,
            Customers customers,
            Openings openings,
            Completeness completeness,
            Accounts accounts,
            Ledger ledger,
            Credit credit,
            AuditTrail trail,
            Clock clock) {
        this.scope = scope;
        this.companies = companies;
        this.customers = customers;
        this.openings = openings;
        this.completeness = completeness;
        this.accounts = accounts;
        this.ledger = ledger;
        this.credit = credit;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param warnings what was kept although it should not be, in words */
    record Made(long id, String code, String name, List<String> warnings) {
        static Made of(CustomerAccount account, Optional<LegalCeiling> beyond, Reading reading) {
            return new Made(
                    account.id().value(),
                    account.code(),
                    account.name(),
                    beyond.map(it -> reading.texts().say(TermsRules.sentence(it))).stream()
                            .toList());
        }
    }

    /** @param cost what it will cost that this is missing */
    record Lacking(String gap, String missing, String cost) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary =
                    "Open an account; of what is not said nothing is asked of it, and only its limit holds its orders")
    Made open(CurrentMember member, Reading reading, @RequestBody AccountJson.Asked asked) {
        var account = asked.read(reading, country(member), code -> customers.findByCode(member.tenant(), code));
        reading.orRefuse();
        return switch (open(member, account.orElseThrow())) {
            case Opening.Opened opened -> Made.of(opened.account(), opened.beyond(), reading);
            case Opening.Refused(var reasons) -> throw refused(reasons, reading);
        };
    }

    private Opening open(CurrentMember member, NewAccount account) {
        return scope.in(member.tenant(), () -> {
            var opening = openings.open(member.tenant(), account, LocalDate.now(clock));
            if (opening instanceof Opening.Opened opened) {
                var made = opened.account();
                credit.holdForLimitOnly(member.tenant(), made.id());
                record(member, "account-opened", made, made.name());
            }
            return opening;
        });
    }

    private static NotDone refused(List<Opening.Reason> reasons, Reading reading) {
        return new NotDone(
                Problem.Code.NOT_POSSIBLE,
                reasons.stream()
                        .map(it -> new Problem.Fault(
                                it.field(), it.sentence(reading.texts().language())))
                        .toList());
    }

    @PutMapping("/{id}")
    @Operation(summary = "Change an account's name, language, country, numbers, terms, address; what is absent stays")
    Made change(CurrentMember member, Reading reading, @PathVariable String id, @RequestBody AccountJson.Asked asked) {
        var account = accounts.changed(member, reading, id);
        var numbers = asked.numbers(reading);
        var terms = reading.value(
                "terms", asked.terms(), Optional.<PaymentTerms>empty(), it -> Optional.of(PaymentTerms.parse(it)));
        var country = asked.country() == null ? account.country() : asked.country();
        var address = Optional.ofNullable(asked.billingAddress())
                .flatMap(
                        it -> reading.guarded("billingAddress", Optional.empty(), () -> Optional.of(it.read(country))));
        var name = asked.name() == null ? account.name() : asked.name().strip();
        if (name.isEmpty() || name.length() > 200) reading.wrong("name", "customers.account.no-name");
        if (!List.of(java.util.Locale.getISOCountries()).contains(country))
            reading.wrong("country", "customers.address.bad-country", country);
        reading.orRefuse();
        var beyond = scope.in(member.tenant(), () -> {
            var language = asked.language() == null ? account.language() : Language.of(asked.language());
            customers.changeName(member.tenant(), account.id(), name, language, country);
            if (asked.saysNumbers()) openings.changeNumbers(member.tenant(), account.id(), numbers);
            address.ifPresent(it -> customers.changeBillingAddress(member.tenant(), account.id(), Optional.of(it)));
            record(member, "account-changed", account, name);
            return terms.flatMap(it -> agree(member, account, it, reading));
        });
        return Made.of(customers.find(member.tenant(), account.id()).orElseThrow(), beyond, reading);
    }

    private Optional<LegalCeiling> agree(
            CurrentMember member, CustomerAccount account, PaymentTerms terms, Reading reading) {
        var today = LocalDate.now(clock);
        return switch (customers.agreeTerms(member.tenant(), account.id(), Optional.of(terms), today)) {
            case TermsAnswer.Refused(var ceiling) ->
                throw new NotDone(
                        Problem.Code.NOT_POSSIBLE,
                        List.of(new Problem.Fault("terms", reading.texts().say(TermsRules.sentence(ceiling)))));
            case TermsAnswer.Agreed(var beyond) -> {
                ledger.recountDueDays(member.tenant(), account.id(), terms::dueOn);
                yield beyond;
            }
        };
    }

    @GetMapping("/{id}/profile")
    @Needs(Permission.READ)
    @Operation(summary = "What is known and agreed of an account beside its name and terms")
    AccountJson.Profile profile(CurrentMember member, @PathVariable String id) {
        var account = accounts.byIdOrCode(member, id);
        return AccountJson.Profile.of(
                customers.profile(member.tenant(), account.id()),
                parent -> customers.find(member.tenant(), parent).map(CustomerAccount::code));
    }

    @PutMapping("/{id}/profile")
    @Operation(summary = "Put a profile in the place of the former one; what is absent is asked no more")
    AccountJson.Profile changeProfile(
            CurrentMember member, Reading reading, @PathVariable String id, @RequestBody AccountJson.Profile asked) {
        var account = accounts.changed(member, reading, id);
        reading.guarded("profile", true, () -> {
            var profile = asked.read(code -> customers.findByCode(member.tenant(), code));
            scope.run(member.tenant(), () -> {
                customers.changeProfile(member.tenant(), account.id(), profile);
                record(member, "profile-changed", account, "");
            });
            return true;
        });
        reading.orRefuse();
        return profile(member, id);
    }

    @GetMapping("/{id}/gaps")
    @Needs(Permission.READ)
    @Operation(summary = "What an account lacks, and what that will cost; the dearest first")
    Slice<Lacking> gaps(CurrentMember member, Reading reading, @PathVariable String id) {
        var account = accounts.byIdOrCode(member, id);
        var language = reading.texts().language();
        return new Slice<>(
                completeness.gaps(member.tenant(), account.id(), LocalDate.now(clock)).stream()
                        .map((Gap it) -> new Lacking(it.code(), it.missing(language), it.cost(language)))
                        .toList(),
                null);
    }

    private String country(CurrentMember member) {
        return companies.find(member.tenant()).map(Tenant::country).orElse("FR");
    }

    private void record(CurrentMember member, String act, CustomerAccount account, @Nullable String detail) {
        trail.record(member.tenant(), member.name(), act, account.code(), detail == null ? "" : detail);
    }
}
