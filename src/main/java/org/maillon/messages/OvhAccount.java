package org.maillon.messages;

import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.maillon.kernel.InvalidValue;

/**
 * An account for short messages at OVHcloud.
 *
 * @param base of the API, such as {@code https://eu.api.ovh.com/1.0}
 * @param service the account's name there, such as {@code sms-ab12345-1}
 * @param sender shown on the telephone, as declared to the provider: 3 to 11 letters and digits; empty for a short number
 */
record OvhAccount(URI base, String service, String key, String secret, String consumer, String sender) {
    /**
     * Reads {@code ovh://key:secret:consumer@eu.api.ovh.com/sms-ab12345-1?sender=MAILLON}; {@code ovh+http://} only for a
     * server on this machine. Any other address is refused without repeating it: it holds a secret.
     */
    static OvhAccount read(String address) {
        try {
            var uri = URI.create(address.strip());
            var keys = String.valueOf(uri.getRawUserInfo()).split(":");
            var service = String.valueOf(uri.getPath()).substring(1);
            if (uri.getHost() == null || keys.length != 3 || !service.matches("[A-Za-z0-9-]{1,60}")) throw unreadable();
            return new OvhAccount(
                    base(uri), service, decoded(keys[0]), decoded(keys[1]), decoded(keys[2]), sender(uri.getQuery()));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException secret) {
            throw unreadable();
        }
    }

    boolean isLoopback() {
        return isLoopback(base);
    }

    static boolean isLoopback(URI address) {
        var host = address.getHost().replaceAll("[\\[\\]]", "");
        if (host.equalsIgnoreCase("localhost")) return true;
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "ovh://" + base.getHost() + "/" + service;
    }

    private static URI base(URI uri) {
        var plain = String.valueOf(uri.getScheme()).equals("ovh+http");
        if (!plain && !String.valueOf(uri.getScheme()).equals("ovh")) throw unreadable();
        if (plain && !isLoopback(uri)) throw unreadable();
        return URI.create((plain ? "http://" : "https://") + uri.getHost()
                + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + "/1.0");
    }

    private static String sender(String query) {
        if (query == null) return "";
        if (!query.matches("sender=[A-Za-z0-9 ._-]{3,11}")) throw unreadable();
        return query.substring("sender=".length());
    }

    private static InvalidValue unreadable() {
        return new InvalidValue("messages.sms.bad-address");
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
