package org.maillon.payments;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.maillon.payments.PaymentProvider.Call.Why;

/**
 * The header {@code Stripe-Signature: t=1492774577,v1=5257a869…}: HMAC-SHA256 of {@code t.body} under the endpoint's secret, in
 * hexadecimal digits; more than one {@code v1} while a secret is being changed. What was signed more than five minutes ago, or is
 * to come, is refused, so that a call overheard cannot be played again later.
 */
final class StripeSignatureRules {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private StripeSignatureRules() {}

    /** Why the body is not to be believed; empty where it is. */
    static Optional<Why> refuses(String header, byte[] body, String secret, Instant now) {
        var signedAt = signedAt(header);
        var signatures = values(header, "v1");
        if (signedAt.isEmpty() || signatures.isEmpty()) return Optional.of(Why.NO_SIGNATURE);
        var own = of(signedAt.get(), body, secret).getBytes(UTF_8);
        boolean right = false;
        for (var each : signatures) right |= MessageDigest.isEqual(own, each.getBytes(UTF_8));
        if (!right) return Optional.of(Why.WRONG_SIGNATURE);
        var age = Duration.between(signedAt.get(), now).abs();
        return age.compareTo(TOLERANCE) > 0 ? Optional.of(Why.TOO_OLD) : Optional.empty();
    }

    static String of(Instant at, byte[] body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            mac.update((at.getEpochSecond() + ".").getBytes(UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Instant> signedAt(String header) {
        return values(header, "t").stream()
                .filter(second -> second.matches("\\d{1,11}"))
                .map(second -> Instant.ofEpochSecond(Long.parseLong(second)))
                .findFirst();
    }

    private static List<String> values(String header, String name) {
        var values = new ArrayList<String>();
        for (var part : header.split(",", 20)) {
            if (part.strip().startsWith(name + "=")) values.add(part.strip().substring(name.length() + 1));
        }
        return values;
    }
}
