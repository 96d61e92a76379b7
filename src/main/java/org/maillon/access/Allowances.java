package org.maillon.access;

import io.github.bucket4j.BandwidthBuilder.BandwidthBuilderBuildStage;
import io.github.bucket4j.BandwidthBuilder.BandwidthBuilderCapacityStage;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * How often whoever bears a name may still do something. The names heard of last are kept, in this process: several nodes multiply
 * the numbers, they do not lift the limit.
 */
public final class Allowances {
    private static final int REMEMBERED = 20_000;

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    private final TimeMeter time;

    public Allowances(Clock clock) {
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

    /** So often within a window, given back little by little. */
    public Bucket flowing(String name, int capacity, Duration window) {
        return bucket(name, limit -> limit.capacity(capacity).refillGreedy(capacity, window));
    }

    /** So often within a window, given back all at once when it ends. */
    public Bucket windowed(String name, int capacity, Duration window) {
        return bucket(name, limit -> limit.capacity(capacity).refillIntervally(capacity, window));
    }

    private synchronized Bucket bucket(
            String name, Function<BandwidthBuilderCapacityStage, BandwidthBuilderBuildStage> limit) {
        return buckets.computeIfAbsent(
                name,
                _ -> Bucket.builder()
                        .addLimit(limit)
                        .withCustomTimePrecision(time)
                        .build());
    }

    /** Begins anew. */
    public synchronized void forget() {
        buckets.clear();
    }
}
