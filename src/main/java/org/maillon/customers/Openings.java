package org.maillon.customers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.LegalCeiling;
import org.maillon.kernel.PaymentTerms;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;

/** Opens customer accounts one by one, with all that is known of them, or says what speaks against it. */
@Service
public class Openings {
    private static final int TRIES = 20;

    private final TenantScope scope;
    private final Tenants companies;
    private final Customers customers;
    private final OpeningStore store;
    private final Clock clock;

    Openings(TenantScope scope, Tenants companies, Customers customers, OpeningStore store, Clock clock) {
        this.scope = scope;
        this.companies = companies;
        this.customers = customers;
        this.store = store;
        this.clock = clock;
    }

    /** Opens the account with its contacts, addresses and profile, or refuses it whole with every reason at once. */
    public Opening open(TenantId tenant, NewAccount account, LocalDate today) {
        return scope.in(tenant, () -> {
            var facts = facts(tenant, account, today);
            var reasons = OpeningRules.refuse(account, facts);
            if (!reasons.isEmpty()) return new Opening.Refused(reasons);
            var id = insert(tenant, account);
            customers.changeProfile(tenant, id, account.profile());
            account.billing().ifPresent(it -> customers.changeBillingAddress(tenant, id, Optional.of(it)));
            account.deliveries().forEach(it -> customers.addDeliveryAddress(tenant, id, it.label(), it.address()));
            account.contacts().forEach(it -> customers.addContact(tenant, id, it));
            return new Opening.Opened(customers.find(tenant, id).orElseThrow(), facts.beyond());
        });
    }

    /** What would speak against it now; nothing is opened. */
    public Opening examine(TenantId tenant, NewAccount account, LocalDate today) {
        return scope.in(tenant, () -> new Opening.Refused(OpeningRules.refuse(account, facts(tenant, account, today))));
    }

    /** The account that bears the same number already, see {@link OpeningQuestion#ALREADY_THERE}. */
    public Optional<CustomerAccount> twin(TenantId tenant, CompanyNumbers numbers) {
        if (numbers.isEmpty()) return Optional.empty();
        return scope.in(tenant, () -> store.twin(tenant, numbers).flatMap(it -> customers.find(tenant, it)));
    }

    /** The numbers an account has, as far as they are sound. */
    public CompanyNumbers numbers(TenantId tenant, AccountId account) {
        return scope.in(tenant, () -> store.numbers(tenant, account)).orElse(CompanyNumbers.NONE);
    }

    /** Puts the numbers in the place of the former ones; those of another country than the account's are refused. */
    public void changeNumbers(TenantId tenant, AccountId account, CompanyNumbers numbers) {
        scope.run(tenant, () -> {
            var country = customers.find(tenant, account).orElseThrow().country();
            numbers.country().filter(it -> !it.equals(country)).ifPresent(it -> {
                throw new InvalidValue("customers.account.other-country", it, country);
            });
            store.changeNumbers(tenant, account, numbers);
        });
    }

    private OpeningRules.Facts facts(TenantId tenant, NewAccount account, LocalDate today) {
        var policy = customers.policy(tenant);
        return new OpeningRules.Facts(
                policy,
                twin(tenant, account.numbers()),
                account.code().flatMap(it -> customers.findByCode(tenant, it)).isPresent(),
                account.terms().flatMap(it -> beyond(it, account, policy, today)));
    }

    private static Optional<LegalCeiling> beyond(
            PaymentTerms terms, NewAccount account, AccountPolicy policy, LocalDate today) {
        var siren = account.numbers().siren().map(it -> it.digits());
        return TermsRules.beyond(
                terms,
                account.country(),
                account.profile().buyer(siren),
                account.profile().goods().orElse(policy.goods()),
                today);
    }

    /** A code that two openings chose at once goes to the first; the other takes the next. */
    private AccountId insert(TenantId tenant, NewAccount account) {
        var language = account.language().orElseGet(() -> spoken(tenant, account.country()));
        for (int i = 0; i < TRIES; i++) {
            var code = account.code().orElseGet(() -> store.nextCode(tenant));
            var id = store.insert(tenant, account, code, language, clock.instant());
            if (id.isPresent()) return id.get();
        }
        throw new IllegalStateException("no free code after " + TRIES + " tries");
    }

    /** France and the Netherlands leave no doubt; elsewhere the company's own language. */
    private Language spoken(TenantId tenant, String country) {
        return switch (country) {
            case "FR", "MC", "LU" -> Language.FR;
            case "NL" -> Language.NL;
            case "GB", "IE" -> Language.EN;
            default -> companies.find(tenant).map(Tenant::language).orElse(Language.FR);
        };
    }
}
