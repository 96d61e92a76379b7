package org.maillon.webhooks;

import java.net.URI;
import org.maillon.kernel.InvalidValue;

/** The address of a webhook: https, without user or fragment; plain http only where private addresses are allowed. */
record WebhookAddress(URI value) {
    private static final int LONGEST = 2_000;

    /** Reads what a person typed; refuses with what was expected. */
    static WebhookAddress read(String text, boolean privateAllowed) {
        var uri = uri(text.strip());
        boolean plain = "http".equalsIgnoreCase(uri.getScheme());
        if (!plain && !"https".equalsIgnoreCase(uri.getScheme())) throw wrong(text);
        if (plain && !privateAllowed) throw new InvalidValue("webhooks.wrong.plain", excerpt(text));
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) throw wrong(text);
        return new WebhookAddress(uri);
    }

    private static URI uri(String text) {
        try {
            if (text.length() <= LONGEST) return URI.create(text);
        } catch (IllegalArgumentException notAnAddress) {
            // Told below, as one that is too long.
        }
        throw wrong(text);
    }

    private static InvalidValue wrong(String text) {
        return new InvalidValue("webhooks.wrong.url", excerpt(text));
    }

    private static String excerpt(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
