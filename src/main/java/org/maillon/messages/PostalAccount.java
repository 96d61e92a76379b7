package org.maillon.messages;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.maillon.kernel.InvalidValue;

/** An account at whoever prints and posts letters: where the requests go, and the key that says who we are. */
record PostalAccount(URI base, String key) {
    /** Reads {@code post://key@api.provider.example/v1}; {@code post+http://} only for a server on this machine. */
    static PostalAccount read(String address) {
        try {
            var uri = URI.create(address.strip());
            var plain = String.valueOf(uri.getScheme()).equals("post+http");
            if (uri.getHost() == null || uri.getRawUserInfo() == null) throw unreadable();
            if (!plain && !String.valueOf(uri.getScheme()).equals("post")) throw unreadable();
            if (plain && !OvhAccount.isLoopback(uri)) throw unreadable();
            var path = uri.getPath().endsWith("/")
                    ? uri.getPath().substring(0, uri.getPath().length() - 1)
                    : uri.getPath();
            var base = URI.create((plain ? "http://" : "https://")
                    + uri.getHost()
                    + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                    + path);
            return new PostalAccount(
                    base, URLDecoder.decode(uri.getRawUserInfo().replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException secret) {
            throw unreadable();
        }
    }

    boolean isLoopback() {
        return OvhAccount.isLoopback(base);
    }

    @Override
    public String toString() {
        return base.getHost();
    }

    private static InvalidValue unreadable() {
        return new InvalidValue("messages.post.bad-address");
    }
}
