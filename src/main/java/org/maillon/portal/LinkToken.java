package org.maillon.portal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.maillon.kernel.TenantId;

/**
 * The secret of a link: whose it is, so that row security holds from the first look, and 256 random bits. It is told from a
 * guess by its SHA-256 alone.
 */
public record LinkToken(TenantId tenant, String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile("([0-9a-z]{1,12})-[A-Za-z0-9_-]{43}");

    public static LinkToken random(TenantId tenant) {
        var bits = new byte[32];
        RANDOM.nextBytes(bits);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        return new LinkToken(tenant, Long.toString(tenant.value(), 36) + "-" + secret);
    }

    /** Empty where the text cannot be a token. */
    public static Optional<LinkToken> read(String text) {
        var form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new LinkToken(new TenantId(Long.parseLong(form.group(1), 36)), text))
                : Optional.empty();
    }

    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same hash in hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(hash());
    }

    @Override
    public String toString() {
        return "a link of company " + tenant.value();
    }
}
