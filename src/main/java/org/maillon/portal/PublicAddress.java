package org.maillon.portal;

import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where customers reach this server: {@code MAILLON_PUBLIC_URL}, else its own port on this machine. */
@Component
public class PublicAddress {
    private final Environment environment;

    PublicAddress(Environment environment) {
        this.environment = environment;
    }

    /** Where a path of ours, which begins with a slash, is reached from outside. */
    public URI of(String path) {
        var given = environment.getProperty("MAILLON_PUBLIC_URL", "").strip();
        var base = given.isEmpty() ? own() : given;
        if (!base.matches("https?://[^/?#\\s]+(/[^?#\\s]*)?"))
            throw new IllegalStateException(
                    "MAILLON_PUBLIC_URL is not an address that begins with https:// or http://: " + base);
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    /** The port in use where the server has started; a test's is another than the one asked for. */
    private String own() {
        var port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return "http://127.0.0.1:" + port;
    }
}
