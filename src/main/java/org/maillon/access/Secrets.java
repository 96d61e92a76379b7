package org.maillon.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.maillon.database.MaillonHome;
import org.maillon.kernel.TenantId;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Seals what must be kept and must be read again: passwords of mailboxes, signing keys. AES-256-GCM, bound to the company,
 * so that a copy of the database alone, or a row moved to another company, opens nothing. The key is that of
 * {@code MAILLON_SECRET_KEY} (32 bytes in Base64; the same on every node), else of the file {@code secret.key} in the home,
 * readable by its owner only and made when first needed. Whoever restores a backup elsewhere takes it along.
 */
@Component
public class Secrets {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final @Nullable String given;
    private @Nullable SecretKeySpec key;

    Secrets(MaillonHome home, Environment environment) {
        this.file = home.path().resolve("secret.key");
        this.given = environment.getProperty("MAILLON_SECRET_KEY");
    }

    /** The secret in a form that may be kept in the database. */
    public String seal(TenantId tenant, String secret) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, tenant, nonce).doFinal(secret.getBytes(UTF_8));
            var all = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE, sealed.length);
            return Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was sealed for this company; a fault where it was changed, or sealed with another key. */
    public String open(TenantId tenant, String sealed) {
        var all = Base64.getDecoder().decode(sealed);
        var nonce = Arrays.copyOf(all, NONCE);
        try {
            return new String(
                    cipher(Cipher.DECRYPT_MODE, tenant, nonce).doFinal(all, NONCE, all.length - NONCE), UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a secret of company " + tenant.value() + " was sealed with another key", e);
        }
    }

    /**
     * Sixteen small letters and digits that only this installation can make for these words of this company: they show
     * that what comes back with them was ours.
     */
    public String mark(TenantId tenant, String words) {
        try {
            var keyed = Mac.getInstance("HmacSHA256");
            keyed.init(new SecretKeySpec(key().getEncoded(), "HmacSHA256"));
            var whole = keyed.doFinal(("mark " + tenant.value() + " " + words).getBytes(UTF_8));
            return HexFormat.of().formatHex(whole, 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode, TenantId tenant, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(("tenant " + tenant.value()).getBytes(UTF_8));
        return cipher;
    }

    private synchronized SecretKeySpec key() {
        if (key == null)
            key = new SecretKeySpec(
                    Base64.getDecoder().decode(given == null || given.isBlank() ? kept() : given.strip()), "AES");
        if (key.getEncoded().length != KEY) throw new IllegalStateException("MAILLON_SECRET_KEY is 32 bytes in Base64");
        return key;
    }

    private String kept() {
        try {
            if (!Files.exists(file)) make();
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the key of the secrets cannot be read: " + file, e);
        }
    }

    /** Two processes may begin at once: the first one's key stands. */
    private void make() throws IOException {
        var bits = new byte[KEY];
        RANDOM.nextBytes(bits);
        Files.createDirectories(file.getParent());
        var fresh = Files.createTempFile(
                file.getParent(),
                "secret",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, Base64.getEncoder().encodeToString(bits), StandardOpenOption.SYNC);
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException another) {
            // Theirs is as good.
        } finally {
            Files.delete(fresh);
        }
    }
}
