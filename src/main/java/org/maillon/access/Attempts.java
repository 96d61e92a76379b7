package org.maillon.access;

import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * How often a password may be tried: ten failures in a quarter of an hour for an e-mail, thirty for an address. It
 * counts whether or not the e-mail is anybody's, so that being stopped tells nothing.
 */
@Component
class Attempts {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int PER_EMAIL = 10;
    private static final int PER_ADDRESS = 30;

    private final Allowances allowances;

    Attempts(Clock clock) {
        this.allowances = new Allowances(clock);
    }

    /** Counts a try; false when it is one too many and must not even be looked at. */
    boolean begin(String email, String address) {
        return ofEmail(email).tryConsume(1) && ofAddress(address).tryConsume(1);
    }

    /** A try that succeeded does not count. */
    void succeeded(String email, String address) {
        ofEmail(email).addTokens(1);
        ofAddress(address).addTokens(1);
    }

    private Bucket ofEmail(String email) {
        return allowances.flowing("email " + email, PER_EMAIL, WINDOW);
    }

    private Bucket ofAddress(String address) {
        return allowances.flowing("address " + address, PER_ADDRESS, WINDOW);
    }
}
