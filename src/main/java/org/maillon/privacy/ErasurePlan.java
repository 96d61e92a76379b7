package org.maillon.privacy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.maillon.customers.RecordKind;

/**
 * What becomes of all that is kept about a person.
 *
 * @param due for each kind of which something goes today, what goes
 * @param lookOn the next day on which something may go; {@link #NEVER} where nothing is left
 */
record ErasurePlan(List<KeptRecords> kept, Map<RecordKind, Due> due, LocalDate lookOn) {
    /** A day that the database can hold and that does not come. */
    static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    /** So many records, those older than a day. */
    record Due(LocalDate before, int records) {
        Due plus(Due other) {
            return new Due(before, records + other.records);
        }
    }

    boolean leavesNothing() {
        return lookOn.equals(NEVER);
    }
}
