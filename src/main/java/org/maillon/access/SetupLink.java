package org.maillon.access;

import org.jspecify.annotations.Nullable;
import org.maillon.kernel.TenantId;

/**
 * What a one-time link gives: without a tenant it founds a company; with one it lets somebody into it.
 *
 * @param email the only e-mail the link is for; null where anybody holding it may choose
 */
public record SetupLink(
        @Nullable TenantId tenant,
        @Nullable String company,
        @Nullable String email,
        Role role) {
    public boolean isFounding() {
        return tenant == null;
    }
}
