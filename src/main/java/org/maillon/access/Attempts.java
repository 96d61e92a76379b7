package org.maillon.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How often a password may be tried: ten failures in a quarter of an hour for an e-mail, thirty for an address. It
 * counts whether or not the e-mail is anybody's, so that being stopped tells nothing. Kept in this process: several
 * nodes multiply the numbers, they do not lift the limit.
 */
@Component
class Attempts {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int PER_EMAIL = 10;
    private static final int PER_ADDRESS = 30;
    private static final int REMEMBERED = 20_000;

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    private final TimeMeter time;

    Attempts(Clock clock) {
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

    /** Counts a try; false when it is one too many and must not even be looked at. */
    boolean begin(String email, String address) {
        return bucket("email " + email, PER_EMAIL).tryConsume(1)
                && bucket("address " + address, PER_ADDRESS).tryConsume(1);
    }

    /** A try that succeeded does not count. */
    void succeeded(String email, String address) {
        bucket("email " + email, PER_EMAIL).addTokens(1);
        bucket("address " + address, PER_ADDRESS).addTokens(1);
    }

    private synchronized Bucket bucket(String key, int capacity) {
        return buckets.computeIfAbsent(
                key,
                _ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, WINDOW))
                        .withCustomTimePrecision(time)
                        .build());
    }
}
