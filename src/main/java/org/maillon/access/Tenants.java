package org.maillon.access;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The companies kept here: found, created, removed whole. */
@Service
public class Tenants {
    private final TenantStore store;
    private final Clock clock;

    Tenants(TenantStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Creates a company; its name is 1 to 200 characters and need not be unique. */
    @Transactional
    public Tenant create(String name, Tenant.Purpose purpose, String country, Language language) {
        return store.create(name.strip(), purpose, country, language, clock.instant());
    }

    @Transactional(readOnly = true)
    public Optional<Tenant> find(TenantId id) {
        return store.find(id);
    }

    @Transactional(readOnly = true)
    public List<Tenant> all() {
        return store.all();
    }

    /** Changes the particulars of a company: a name of 1 to 200 characters, a country of two capital letters. */
    @Transactional
    public void change(TenantId id, String name, String country, Language language) {
        if (name.isBlank() || name.length() > 200) throw new IllegalArgumentException("a name of 1 to 200 characters");
        store.change(id, name.strip(), country, language);
    }

    /** The live companies that no person can enter, as those made by a command; the newest first, at most so many. */
    @Transactional(readOnly = true)
    public List<Tenant> withoutMembers(int limit) {
        return store.withoutMembers(limit);
    }

    /** Makes a throw-away company a live one, under this name. */
    @Transactional
    public Tenant keep(TenantId id, String name) {
        var tenant = store.find(id).orElseThrow();
        if (tenant.purpose() != Tenant.Purpose.THROW_AWAY)
            throw new IllegalArgumentException("only a throw-away company is kept");
        return store.keep(id, name.strip());
    }

    /** Removes a throw-away or demonstration company with every row it has; a live one is refused. */
    public void remove(TenantId id) {
        var tenant = store.find(id).orElseThrow();
        if (tenant.purpose() == Tenant.Purpose.LIVE)
            throw new IllegalArgumentException("a live company is never removed");
        store.remove(id);
    }
}
