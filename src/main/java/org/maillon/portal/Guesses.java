package org.maillon.portal;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How often an address may try links that lead nowhere, and how often a link may act: twenty wrong links in a quarter of an
 * hour, then none at all for a while; sixty acts an hour. Kept in this process: several nodes multiply the numbers.
 */
@Component
public class Guesses {
    private static final int WRONG = 20;
    private static final Duration WRONG_WINDOW = Duration.ofMinutes(15);
    private static final int ACTS = 60;
    private static final Duration ACTS_WINDOW = Duration.ofHours(1);
    private static final int REMEMBERED = 20_000;

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    private final TimeMeter time;

    Guesses(Clock clock) {
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                var now = clock.instant();
                return now.getEpochSecond() * 1_000_000_000L + now.getNano();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /** Whether somebody at this address has guessed too often and is not even looked at. */
    public boolean isStopped(String address) {
        return bucket("wrong " + address, WRONG, WRONG_WINDOW).getAvailableTokens() == 0;
    }

    /** Somebody at this address tried a link that leads nowhere. */
    public void wrong(String address) {
        bucket("wrong " + address, WRONG, WRONG_WINDOW).tryConsume(1);
    }

    /** Counts an act by the bearer of a link; false when it is one too many. */
    boolean mayAct(long tenant, long link) {
        return mayAct(tenant + " " + link);
    }

    /** The same for the bearer of a link of another kind, by a name that no other link has. */
    public boolean mayAct(String bearer) {
        return bucket("act " + bearer, ACTS, ACTS_WINDOW).tryConsume(1);
    }

    /** Begins anew. */
    synchronized void forget() {
        buckets.clear();
    }

    private synchronized Bucket bucket(String key, int capacity, Duration window) {
        return buckets.computeIfAbsent(
                key,
                _ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(capacity).refillIntervally(capacity, window))
                        .withCustomTimePrecision(time)
                        .build());
    }
}
