package org.maillon.messages;

import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import org.maillon.access.Secrets;
import org.maillon.access.TenantScope;
import org.maillon.kernel.TenantId;

/** A domain from which a test's company may write, with a key made once for all tests. */
final class VerifiedDomain {
    private static final KeyPair KEYS = MailSignature.newKeys();

    private VerifiedDomain() {}

    static String publicKey() {
        return base64(KEYS.getPublic().getEncoded());
    }

    static void of(TenantScope scope, MailDomainStore store, Secrets secrets, TenantId tenant, String domain) {
        var now = Instant.parse("2026-11-01T08:00:00Z");
        scope.run(tenant, () -> {
            var sealed = secrets.seal(tenant, base64(KEYS.getPrivate().getEncoded()));
            store.insert(tenant, new MailDomain(domain, "maillon", publicKey(), null), sealed, now);
            store.verified(tenant, domain, now);
        });
    }

    private static String base64(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }
}
