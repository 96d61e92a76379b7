package org.maillon.stories;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** A clock of Paris that stands still until the story goes on. */
final class StoryClock extends Clock {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private volatile Instant now = Instant.parse("2026-01-02T08:00:00Z");

    void at(LocalDate day, LocalTime time) {
        now = day.atTime(time).atZone(PARIS).toInstant();
    }

    LocalDate today() {
        return LocalDate.now(this);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return PARIS;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
