package org.maillon.portal;

import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;
import org.maillon.access.Allowances;
import org.springframework.stereotype.Component;

/**
 * How often an address may try links that lead nowhere, and how often a link may act: twenty wrong links in a quarter of an
 * hour, then none at all for a while; sixty acts an hour.
 */
@Component
public class Guesses {
    private static final int WRONG = 20;
    private static final Duration WRONG_WINDOW = Duration.ofMinutes(15);
    private static final int ACTS = 60;
    private static final Duration ACTS_WINDOW = Duration.ofHours(1);

    private final Allowances allowances;

    Guesses(Clock clock) {
        this.allowances = new Allowances(clock);
    }

    /** Whether somebody at this address has guessed too often and is not even looked at. */
    public boolean isStopped(String address) {
        return wrongOf(address).getAvailableTokens() == 0;
    }

    /** Somebody at this address tried a link that leads nowhere. */
    public void wrong(String address) {
        wrongOf(address).tryConsume(1);
    }

    /** Counts an act by the bearer of a link; false when it is one too many. */
    boolean mayAct(long tenant, long link) {
        return mayAct(tenant + " " + link);
    }

    /** The same for the bearer of a link of another kind, by a name that no other link has. */
    public boolean mayAct(String bearer) {
        return allowances.windowed("act " + bearer, ACTS, ACTS_WINDOW).tryConsume(1);
    }

    /** Begins anew. */
    void forget() {
        allowances.forget();
    }

    private Bucket wrongOf(String address) {
        return allowances.windowed("wrong " + address, WRONG, WRONG_WINDOW);
    }
}
