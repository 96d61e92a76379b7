package org.maillon.reminders;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.maillon.reminders.AccountFacts.HeldOut;

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

    /** The steps withheld from an account. */
    static Set<HeldOut> heldOut(List<Experiment> running, long account) {
        if (running.isEmpty()) return Set.of();
        return running.stream()
                .filter(each -> each.holdsOut(account))
                .map(each -> new HeldOut(each.scenario(), each.step()))
                .collect(toUnmodifiableSet());
    }

    boolean holdsOut(long account) {
        return Holdout.of(seed, account, percent / 100.0);
    }
}
