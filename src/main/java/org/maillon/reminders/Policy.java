package org.maillon.reminders;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a company lets reminders leave.
 *
 * @param startedOn the day a person agreed that they leave by themselves; until then the daily run only counts
 * @param backlogPerDay how many letters of the old backlog may leave a day; empty for no cap
 * @param daysAfterDispute how many days after a dispute was settled its item is first asked for again, 0 to 60
 */
public record Policy(boolean active, Optional<LocalDate> startedOn, OptionalInt backlogPerDay, int daysAfterDispute) {
    static final Policy NOT_STARTED = new Policy(true, Optional.empty(), OptionalInt.empty(), 5);

    boolean leavesByItself() {
        return active && startedOn.isPresent();
    }
}
