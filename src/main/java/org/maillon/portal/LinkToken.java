package org.maillon.portal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.maillon.kernel.TenantId;

/**
 * The secret of a link: whose it is, so that row security holds from the first look, and 256 random bits; on paper 80, as
 * sixteen letters and digits that people can type ({@code 2-K7MQ-9XTR-4WPD-2HJN}). It is told from a guess by its SHA-256
 * alone, and guesses are slowed.
 */
public record LinkToken(TenantId tenant, String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** No letter in it is mistaken for a digit (Crockford's base 32). */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int TYPED = 16;
    private static final Pattern TYPED_FORM =
            Pattern.compile("([0-9A-Za-z]{1,12})-([0-9A-Za-z]{4}(?:-[0-9A-Za-z]{4}){3})");
    private static final Pattern FORM = Pattern.compile("([0-9a-z]{1,12})-[A-Za-z0-9_-]{43}");

    public static LinkToken random(TenantId tenant) {
        var bits = new byte[32];
        RANDOM.nextBytes(bits);
        return of(tenant, Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** One short enough to be typed from a letter. */
    static LinkToken typed(TenantId tenant) {
        var secret = RANDOM.ints(TYPED, 0, ALPHABET.length())
                .mapToObj(place -> ALPHABET.substring(place, place + 1))
                .collect(Collectors.joining());
        return of(tenant, secret.replaceAll("(.{4})(?=.)", "$1-"));
    }

    /** Empty where the text cannot be a token; of one that was typed, an O is a zero and an I or L a one. */
    public static Optional<LinkToken> read(String text) {
        var whole = FORM.matcher(text);
        if (whole.matches()) return Optional.of(new LinkToken(tenant(whole.group(1)), text));
        var typed = TYPED_FORM.matcher(text);
        return typed.matches()
                ? Optional.of(of(tenant(typed.group(1).toLowerCase(Locale.ROOT)), unmistaken(typed.group(2))))
                : Optional.empty();
    }

    private static LinkToken of(TenantId tenant, String secret) {
        return new LinkToken(tenant, Long.toString(tenant.value(), 36) + "-" + secret);
    }

    private static TenantId tenant(String number) {
        return new TenantId(Long.parseLong(number, 36));
    }

    private static String unmistaken(String secret) {
        return secret.toUpperCase(Locale.ROOT).replace('O', '0').replaceAll("[IL]", "1");
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
