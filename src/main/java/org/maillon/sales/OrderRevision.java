package org.maillon.sales;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.maillon.kernel.InvalidValue;

/**
 * What an order is to become: all its lines, the kept ones by their number.
 *
 * @param note at most 2,000 characters
 */
public record OrderRevision(Optional<LocalDate> wantedOn, String note, List<Line> lines) {
    /** A line kept under its number, or a new one. */
    public record Line(OptionalInt number, NewLine asked) {}

    public OrderRevision {
        note = note.strip();
        lines = List.copyOf(lines);
        if (lines.isEmpty()) throw new InvalidValue("sales.order.no-lines");
        if (lines.size() > NewOrder.MOST_LINES)
            throw new InvalidValue("sales.order.lines", Integer.toString(NewOrder.MOST_LINES));
        if (note.length() > 2_000) throw new InvalidValue("sales.note.long");
    }
}
