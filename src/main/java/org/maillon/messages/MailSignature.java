package org.maillon.messages;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;

/** Signs for a domain (DKIM, RFC 6376), so that receivers know that nobody else wrote in its name. */
record MailSignature(String domain, String selector, PrivateKey key) {
    private static final int BITS = 2048;

    /** From is named once more than it stands there, so that none can be added. */
    private static final String HEADERS =
            "from:from:reply-to:to:subject:date:message-id:in-reply-to:references:mime-version:content-type:auto-submitted";

    static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static PrivateKey key(String pkcs8) {
        try {
            return DKIMSigner.getPrivateKey(pkcs8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same mail with its signature before it. */
    byte[] sign(byte[] content) {
        var template =
                "v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=%s; h=%s; bh=; b=;".formatted(domain, selector, HEADERS);
        try {
            var header = new DKIMSigner(template, key).sign(new ByteArrayInputStream(content));
            var signed = new ByteArrayOutputStream(content.length + header.length() + 2);
            signed.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
            signed.writeBytes(new byte[] {'\r', '\n'});
            signed.writeBytes(content);
            return signed.toByteArray();
        } catch (IOException | FailException e) {
            throw new IllegalStateException("the message could not be signed", e);
        }
    }
}
