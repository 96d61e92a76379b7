package org.maillon.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lines of one account that settle each other, as far as the bookkeeper noticed. */
final class Lettering {
    private final List<Line> lines = new ArrayList<>();
    private boolean forgotten;

    static Lettering of(Line first) {
        var group = new Lettering();
        group.take(first);
        return group;
    }

    void take(Line line) {
        lines.add(line);
        line.joins(this);
    }

    /** Makes one group of two; both then answer alike. */
    Lettering merge(Lettering other) {
        if (other == this) return this;
        other.lines.forEach(this::take);
        forgotten |= other.forgotten;
        return this;
    }

    /** Paid, but nobody put the letters: a gap such as every real ledger has. */
    void forget() {
        forgotten = true;
    }

    /** The day of the last line, once debits equal credits and the letters were put. */
    Optional<LocalDate> completedOn() {
        var open = lines.stream().mapToLong(Line::cents).sum();
        if (forgotten || open != 0 || lines.size() < 2) return Optional.empty();
        return lines.stream().map(Line::day).max(LocalDate::compareTo);
    }

    /** Something paid and something left on that day: lettered in lower case. */
    boolean isPartialOn(LocalDate day) {
        return !forgotten && hasSign(day, 1) && hasSign(day, -1);
    }

    private boolean hasSign(LocalDate day, int sign) {
        return lines.stream().anyMatch(line -> !line.day().isAfter(day) && Long.signum(line.cents()) == sign);
    }
}
