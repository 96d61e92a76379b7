package org.maillon.access;

import org.maillon.kernel.Code;
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
            return Code.of(this);
        }

        static Purpose of(String stored) {
            return Code.read(Purpose.class, stored);
        }
    }
}
