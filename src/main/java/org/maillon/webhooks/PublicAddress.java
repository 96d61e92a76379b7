package org.maillon.webhooks;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Tells an address of the public internet from one of this machine, of a private network or of special use (the
 * registries of RFC 6890): a company must not make this server call what only this server can reach.
 */
final class PublicAddress {
    private PublicAddress() {}

    static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) return false;
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isPublicSix(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic(byte[] address) {
        int first = address[0] & 255;
        int second = address[1] & 255;
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> second < 64 || second > 127;
            case 169 -> second != 254;
            case 172 -> second < 16 || second > 31;
            case 192 -> second != 168 && !(second == 0 && (address[2] == 0 || address[2] == 2)) && second != 88;
            case 198 -> second != 18 && second != 19 && second != 51;
            case 203 -> second != 0;
            default -> first < 224;
        };
    }

    /** Only 2000::/3 is given out; in it, ways that lead back into IPv4 (6to4, Teredo) and documentation are left out. */
    private static boolean isPublicSix(byte[] address) {
        int first = (address[0] & 255) << 8 | address[1] & 255;
        int second = (address[2] & 255) << 8 | address[3] & 255;
        if ((first & 0xe000) != 0x2000) return false;
        if (first == 0x2001) return second >= 0x200 && second != 0xdb8;
        return first != 0x2002;
    }
}
