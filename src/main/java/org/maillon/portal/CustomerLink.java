package org.maillon.portal;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Language;

/** A link as it is kept, without its token. */
public record CustomerLink(
        long id,
        AccountId account,
        String recipient,
        Language language,
        LinkPurpose purpose,
        OptionalLong message,
        Instant issuedAt,
        String issuedBy,
        Instant expiresAt,
        Optional<Instant> revokedAt,
        Optional<Instant> openedAt) {
    public boolean isGood(Instant at) {
        return revokedAt.isEmpty() && at.isBefore(expiresAt);
    }
}
