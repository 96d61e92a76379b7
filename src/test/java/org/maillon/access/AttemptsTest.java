package org.maillon.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private final MovableClock clock = new MovableClock();
    private final Attempts attempts = new Attempts(clock);

    @Test
    void tenWrongPasswordsForOneEmailAreLookedAtTheEleventhIsNot() {
        IntStream.range(0, 10)
                .forEach(i -> assertThat(attempts.begin("claire@example.fr", "192.0.2." + i))
                        .isTrue());
        assertThat(attempts.begin("claire@example.fr", "192.0.2.99")).isFalse();
        assertThat(attempts.begin("paul@example.fr", "192.0.2.99")).isTrue();
    }

    @Test
    void oneAddressMayTryThirtyTimesWhateverTheEmails() {
        IntStream.range(0, 30)
                .forEach(i -> assertThat(attempts.begin("member" + i + "@example.fr", "192.0.2.1"))
                        .isTrue());
        assertThat(attempts.begin("another@example.fr", "192.0.2.1")).isFalse();
        assertThat(attempts.begin("another@example.fr", "192.0.2.2")).isTrue();
    }

    @Test
    void aQuarterOfAnHourLaterAllIsForgiven() {
        while (attempts.begin("claire@example.fr", "192.0.2.1"))
            assertThat(clock.now).isNotNull();
        clock.now = clock.now.plus(Duration.ofMinutes(15));
        assertThat(attempts.begin("claire@example.fr", "192.0.2.1")).isTrue();
    }

    @Test
    void signingInDoesNotUseUpTheTries() {
        IntStream.range(0, 100).forEach(_ -> {
            assertThat(attempts.begin("claire@example.fr", "192.0.2.1")).isTrue();
            attempts.succeeded("claire@example.fr", "192.0.2.1");
        });
    }

    private static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2026-11-23T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Europe/Paris");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
