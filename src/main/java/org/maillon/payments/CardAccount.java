package org.maillon.payments;

import java.net.InetAddress;
import java.net.URI;
import java.util.regex.Pattern;
import org.maillon.kernel.InvalidValue;

/**
 * A company's account at Stripe: the key with which we ask, the secret with which it signs what it tells us.
 *
 * @param base of the API; another than Stripe's own only on this machine
 */
record CardAccount(URI base, String key, String secret) {
    static final URI STRIPE = URI.create("https://api.stripe.com");

    private static final Pattern KEY = Pattern.compile("(sk|rk)_(live|test)_[A-Za-z0-9_]{8,250}");
    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/=_-]{8,250}");

    /** Reads what a person pasted; refused without repeating it. */
    static CardAccount read(String key, String secret) {
        return read(STRIPE, key, secret);
    }

    static CardAccount read(URI base, String key, String secret) {
        if (!KEY.matcher(key.strip()).matches()) throw new InvalidValue("payments.card.wrong.key");
        if (!SECRET.matcher(secret.strip()).matches()) throw new InvalidValue("payments.card.wrong.secret");
        if (!base.equals(STRIPE) && !isLoopback(base))
            throw new IllegalArgumentException("a provider of payment pages on another machine");
        return new CardAccount(base, key.strip(), secret.strip());
    }

    /** Whether real money is paid with it. */
    boolean isLive() {
        return key.contains("_live_");
    }

    private static boolean isLoopback(URI address) {
        try {
            return InetAddress.ofLiteral(address.getHost()).isLoopbackAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "an account at " + base.getHost();
    }
}
