package org.maillon.payments;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.maillon.access.AuditTrail;
import org.maillon.access.Secrets;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.TenantId;
import org.maillon.messages.Notices;
import org.springframework.stereotype.Service;

/**
 * A company's account at the provider of its payment pages (Stripe). The keys are kept sealed and never shown again; everybody who
 * belongs to the company is told of a change, for it decides where the customers' money goes.
 */
@Service
public class CardAccounts {
    private final TenantScope tenants;
    private final Tenants companies;
    private final CardAccountStore store;
    private final Secrets secrets;
    private final Notices notices;
    private final AuditTrail trail;
    private final Clock clock;

    CardAccounts(
            TenantScope tenants,
            Tenants companies,
            CardAccountStore store,
            Secrets secrets,
            Notices notices,
            AuditTrail trail,
            Clock clock) {
        this.tenants = tenants;
        this.companies = companies;
        this.store = store;
        this.secrets = secrets;
        this.notices = notices;
        this.trail = trail;
        this.clock = clock;
    }

    /** An account in words without secrets. */
    public record Described(boolean live, LocalDate changedOn, String changedBy) {}

    public Optional<Described> describe(TenantId tenant) {
        return tenants.in(tenant, () -> store.find(tenant))
                .map(kept -> new Described(
                        kept.live(), LocalDate.ofInstant(kept.changedAt(), clock.getZone()), kept.changedBy()));
    }

    /** The path, on this server, at which the provider tells the company what happens to its pages. */
    public static String eventsPath(TenantId tenant) {
        return "/payment-events/" + Long.toString(tenant.value(), 36);
    }

    /**
     * Keeps an account in the place of the former one. Refuses what is no key, and play money for real business or the other way
     * round.
     *
     * @param key the secret or restricted key, {@code sk_live_…}
     * @param secret with which the endpoint's events are signed, {@code whsec_…}
     */
    public void save(TenantId tenant, String key, String secret, String by) {
        save(tenant, CardAccount.read(key, secret), by);
    }

    void save(TenantId tenant, CardAccount account, String by) {
        boolean real = company(tenant).purpose() == Tenant.Purpose.LIVE;
        if (account.isLive() != real)
            throw new InvalidValue(real ? "payments.card.wrong.test" : "payments.card.wrong.live");
        tenants.run(tenant, () -> {
            store.save(
                    tenant,
                    new CardAccountStore.Kept(
                            account.base(),
                            secrets.seal(tenant, account.key()),
                            secrets.seal(tenant, account.secret()),
                            account.isLive(),
                            clock.instant(),
                            by));
            trail.record(tenant, by, "card-account-changed", account.base().getHost(), "");
            notices.tellAll(tenant, "payments.card.changed", by);
        });
    }

    /** Forgets the account: no page is offered any more, and nothing is heard of those that are open. */
    public void remove(TenantId tenant, String by) {
        tenants.run(tenant, () -> {
            if (!store.remove(tenant)) return;
            trail.record(tenant, by, "card-account-removed", "", "");
            notices.tellAll(tenant, "payments.card.removed", by);
        });
    }

    boolean isKept(TenantId tenant) {
        return tenants.in(tenant, () -> store.find(tenant)).isPresent();
    }

    Optional<PaymentProvider> provider(TenantId tenant) {
        return tenants.in(tenant, () -> store.find(tenant))
                .map(kept -> new StripeCheckout(new CardAccount(
                        kept.base(),
                        secrets.open(tenant, kept.sealedKey()),
                        secrets.open(tenant, kept.sealedSecret()))));
    }

    private Tenant company(TenantId tenant) {
        return companies.find(tenant).orElseThrow();
    }
}
