package org.maillon.reminders;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A step withheld from a random share of the accounts.
 *
 * @param scenario and step: their names
 * @param percent of accounts held out, 1 to 50
 * @param endedOn from that day on nobody is held out any more
 */
public record Experiment(
        long id,
        String scenario,
        String step,
        int percent,
        long seed,
        LocalDate startedOn,
        String startedBy,
        Optional<LocalDate> endedOn) {

    public boolean isRunning() {
        return endedOn.isEmpty();
    }

    boolean holdsOut(long account) {
        return Holdout.of(seed, account, percent / 100.0);
    }
}
