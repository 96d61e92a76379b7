package org.maillon.reminders;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that was so for a while.
 *
 * @param until the day it ended; null where it has not
 */
record Spell<T>(LocalDate since, @Nullable LocalDate until, T what) {
    /** On the morning of a day: what is said during a day is heeded on the next one. */
    boolean stoodOn(LocalDate day) {
        return since.isBefore(day) && (until == null || !until.isBefore(day));
    }

    static <T> Stream<T> on(LocalDate day, List<Spell<T>> spells) {
        return spells.stream().filter(spell -> spell.stoodOn(day)).map(Spell::what);
    }

    /** The mornings on which it was first and last otherwise. */
    Stream<LocalDate> turns() {
        return Stream.of(since, until).flatMap(Stream::ofNullable).map(day -> day.plusDays(1));
    }
}
