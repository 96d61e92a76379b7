package org.maillon.messages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A domain from which a company wants to write.
 *
 * @param publicKey Base64, as it goes into the DNS
 * @param verifiedAt when our key was found in the DNS of the domain; null until then, and nothing is sent from it
 */
public record MailDomain(
        String domain,
        String selector,
        String publicKey,
        @Nullable Instant verifiedAt) {
    /** The name of the TXT record whoever keeps the domain has to make. */
    public String recordName() {
        return selector + "._domainkey." + domain;
    }

    /** What the record has to say (RFC 6376, 3.6.1). */
    public String recordText() {
        return "v=DKIM1; k=rsa; p=" + publicKey;
    }
}
