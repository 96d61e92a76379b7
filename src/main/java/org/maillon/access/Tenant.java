package org.maillon.access;

import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;

/** A company whose receivables Maillon keeps. */
public record Tenant(TenantId id, String name, Purpose purpose, String country, Language language) {
    /** What the tenant is there for: real work, the demonstration, or one command that removes it again. */
    public enum Purpose {
        LIVE,
        DEMO,
        THROW_AWAY;

        String stored() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        static Purpose of(String stored) {
            return valueOf(stored.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        }
    }
}
