package org.maillon.messages;

import java.time.Clock;
import java.util.Optional;
import org.maillon.access.Secrets;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.kernel.Code;
import org.maillon.kernel.TenantId;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Service;

/**
 * Who carries a company's short messages and letters: its own account, else that of the installation ({@code
 * MAILLON_SMS_URL}, {@code MAILLON_POST_URL}). What is not real business goes to a server on this machine or nowhere.
 */
@Service
public class CarrierAccounts {
    /** What an account is for. */
    public enum Purpose {
        SMS,
        POST;

        String code() {
            return Code.of(this);
        }
    }

    private final CarrierAccountStore store;
    private final TenantScope scope;
    private final Secrets secrets;
    private final Environment environment;
    private final Clock clock;

    CarrierAccounts(
            CarrierAccountStore store, TenantScope scope, Secrets secrets, Environment environment, Clock clock) {
        this.store = store;
        this.scope = scope;
        this.secrets = secrets;
        this.environment = environment;
        this.clock = clock;
    }

    /** Who carries them, in words without secrets; empty where nobody does. */
    public Optional<String> describe(Tenant company, Purpose purpose) {
        return switch (purpose) {
            case SMS -> sms(company).map(OvhAccount::toString);
            case POST -> post(company).map(PostalAccount::toString);
        };
    }

    /** Whether the company has an account of its own. */
    public boolean isOwn(TenantId tenant, Purpose purpose) {
        return scope.in(tenant, () -> store.address(tenant, purpose.code())).isPresent();
    }

    /** Keeps the company's own account, sealed; an address that cannot be read is refused with what was expected. */
    public void save(TenantId tenant, Purpose purpose, String address) {
        switch (purpose) {
            case SMS -> OvhAccount.read(address);
            case POST -> PostalAccount.read(address);
        }
        var kept = secrets.seal(tenant, address.strip());
        scope.run(tenant, () -> store.save(tenant, purpose.code(), kept, clock.instant()));
    }

    /** Forgets the company's own account; the installation's serves again where there is one. */
    public void remove(TenantId tenant, Purpose purpose) {
        scope.run(tenant, () -> store.remove(tenant, purpose.code()));
    }

    Optional<OvhAccount> sms(Tenant company) {
        return address(company, Purpose.SMS, "MAILLON_SMS_URL")
                .map(OvhAccount::read)
                .filter(account -> company.purpose() == Tenant.Purpose.LIVE || account.isLoopback());
    }

    Optional<PostalAccount> post(Tenant company) {
        return address(company, Purpose.POST, "MAILLON_POST_URL")
                .map(PostalAccount::read)
                .filter(account -> company.purpose() == Tenant.Purpose.LIVE || account.isLoopback());
    }

    private Optional<String> address(Tenant company, Purpose purpose, String variable) {
        return scope.in(company.id(), () -> store.address(company.id(), purpose.code()))
                .map(kept -> secrets.open(company.id(), kept))
                .or(() -> Optional.ofNullable(environment.getProperty(variable)))
                .filter(address -> !address.isBlank());
    }
}
