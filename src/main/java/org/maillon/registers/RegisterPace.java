package org.maillon.registers;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Component;

/** Keeps to the pace that registers allow: of each key where the register asks for one, else of this whole machine. */
@Component
class RegisterPace {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private record Asker(RegisterName register, long tenant) {}

    private final Map<Asker, Bucket> buckets = new ConcurrentHashMap<>();

    /** Waits a moment where it has to; false where that would not be enough. */
    boolean allows(RegisterName register, TenantId tenant) {
        var asker = new Asker(register, register.asksForKey() ? tenant.value() : 0);
        try {
            return buckets.computeIfAbsent(asker, _ -> bucket(register))
                    .asBlocking()
                    .tryConsume(1, LONGEST_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Below what each publishes, so that the installation's other use of it has room. */
    private static Bucket bucket(RegisterName register) {
        return switch (register) {
            case COMPANY_SEARCH -> bucket(5, Duration.ofSeconds(1));
            case SIRENE -> bucket(25, Duration.ofMinutes(1));
            case KBO -> bucket(5, Duration.ofSeconds(1));
            case VIES -> bucket(2, Duration.ofSeconds(1));
            case BODACC, RATIOS -> bucket(5, Duration.ofSeconds(1));
        };
    }

    private static Bucket bucket(long questions, Duration within) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(questions).refillGreedy(questions, within))
                .build();
    }
}
