package org.maillon.messages;

import java.util.Collection;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.maillon.access.Secrets;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.TenantId;

/**
 * The address to which mail servers return a message, one for each message: {@code retours+m2s-0f3c…@morel.example}. What
 * comes back is tied to it even where it quotes nothing of it, and nobody else can make such an address (a variable
 * envelope return path).
 */
record ReturnPath(MailAddress mailbox) {
    /** A local part holds 64 characters (RFC 5321, 4.5.3.1.1); ours are the last of them. */
    private static final int LONGEST = 30;

    private static final Pattern OURS = Pattern.compile("\\+m([0-9a-z]{1,13})-([0-9a-f]{16})@");

    /** Refuses what is no address, or leaves no room. */
    static ReturnPath read(String address) {
        return MailAddress.read(address)
                .filter(sound ->
                        sound.value().indexOf('@') <= LONGEST && !sound.value().contains("+"))
                .map(ReturnPath::new)
                .orElseThrow(() -> new InvalidValue("messages.wrong.return-address", address.strip()));
    }

    String of(Secrets secrets, TenantId tenant, long message) {
        int at = mailbox.value().indexOf('@');
        var number = Long.toString(message, 36);
        return mailbox.value().substring(0, at) + "+m" + number + "-" + mark(secrets, tenant, number)
                + mailbox.value().substring(at);
    }

    /** Whether it has the form of one, ours or not. */
    static boolean isOne(String address) {
        return OURS.matcher(address).find();
    }

    /** The message whose return path stands among these addresses; empty where none does, or somebody made it up. */
    static OptionalLong message(Secrets secrets, TenantId tenant, Collection<String> addresses) {
        return addresses.stream()
                .flatMap(address -> OURS.matcher(address).results())
                .filter(found -> mark(secrets, tenant, found.group(1)).equals(found.group(2)))
                .mapToLong(found -> Long.parseLong(found.group(1), 36))
                .findFirst();
    }

    private static String mark(Secrets secrets, TenantId tenant, String number) {
        return secrets.mark(tenant, "return-path " + number);
    }
}
