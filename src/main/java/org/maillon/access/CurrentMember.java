package org.maillon.access;

import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;

/**
 * Who is asking, and for which company: a person signed in or a program with an API key. A controller takes it as a
 * method argument; it is read anew for every request, so a role changed or a person removed takes effect at once.
 *
 * @param id the member's id, or the key's
 * @param name as it stands in the audit trail and in the page's corner
 */
public record CurrentMember(Kind kind, long id, String name, TenantId tenant, Role role, Language language) {
    /** A person or a program. */
    public enum Kind {
        MEMBER,
        API_KEY
    }

    public boolean may(Permission permission) {
        return role.allows(permission);
    }
}
