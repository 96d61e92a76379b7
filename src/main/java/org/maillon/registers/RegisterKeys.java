package org.maillon.registers;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.maillon.access.AuditTrail;
import org.maillon.access.Secrets;
import org.maillon.access.TenantScope;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;

/** The keys by which a company may ask registers that want one: its own, sealed, never shown again. */
@Service
public class RegisterKeys {
    private final KeyStore store;
    private final TenantScope scope;
    private final Secrets secrets;
    private final AuditTrail trail;
    private final Clock clock;

    RegisterKeys(KeyStore store, TenantScope scope, Secrets secrets, AuditTrail trail, Clock clock) {
        this.store = store;
        this.scope = scope;
        this.secrets = secrets;
        this.trail = trail;
        this.clock = clock;
    }

    /** When a key was entered, of the registers that have one. */
    public Map<RegisterName, Instant> enteredAt(TenantId tenant) {
        return scope.in(tenant, () -> store.changes(tenant));
    }

    /** Keeps a key of 8 to 200 visible characters without blanks; anything else is refused. */
    public void save(TenantId tenant, RegisterName register, String key, String by) {
        var typed = key.strip();
        if (!typed.matches("[!-~]{8,200}")) throw new InvalidValue("registers.wrong.key");
        var sealed = secrets.seal(tenant, typed);
        scope.run(tenant, () -> {
            store.save(tenant, register, sealed, clock.instant());
            trail.record(tenant, by, "register-key-changed", register.code(), "");
        });
    }

    public void remove(TenantId tenant, RegisterName register, String by) {
        scope.run(tenant, () -> {
            store.remove(tenant, register);
            trail.record(tenant, by, "register-key-removed", register.code(), "");
        });
    }

    Optional<String> of(TenantId tenant, RegisterName register) {
        return scope.in(tenant, () -> store.sealed(tenant, register)).map(key -> secrets.open(tenant, key));
    }
}
