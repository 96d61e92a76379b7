package org.maillon.reminders;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.maillon.customers.AccountId;

/**
 * What another scenario would change, account by account (counted per currency).
 *
 * @param against the other scenario's days, beside those of the simulation it belongs to
 * @param same accounts that would have the same messages on the same days
 * @param more accounts that would be written to more often than by the other one
 * @param fewer accounts that would be written to less often
 * @param moved accounts written to as often, but on other days or by other steps
 * @param accounts those with the greatest difference first, at most {@value #SHOWN}
 */
public record SimulationDifference(
        Scenario against,
        List<Simulation.Day> days,
        long same,
        long more,
        long fewer,
        long moved,
        List<Account> accounts) {
    static final int SHOWN = 200;

    /** One account: its messages, and those by the other scenario. */
    public record Account(
            AccountId account, String currency, List<SimulatedLetter> letters, List<SimulatedLetter> against) {
        public Account {
            letters = List.copyOf(letters);
            against = List.copyOf(against);
        }

        /** Messages more (above zero) or fewer than by the other scenario. */
        public int more() {
            return letters.size() - against.size();
        }

        long largestCents() {
            return Stream.concat(letters.stream(), against.stream())
                    .mapToLong(SimulatedLetter::askedCents)
                    .max()
                    .orElse(0);
        }

        /** The first day on which the two part. */
        public LocalDate partsOn() {
            int same = 0;
            while (same < Math.min(letters.size(), against.size())
                    && letters.get(same).equals(against.get(same))) same++;
            var here = same < letters.size() ? letters.get(same).on() : LocalDate.MAX;
            var there = same < against.size() ? against.get(same).on() : LocalDate.MAX;
            return here.isBefore(there) ? here : there;
        }
    }

    public SimulationDifference {
        days = List.copyOf(days);
        accounts = List.copyOf(accounts);
    }

    public long messages() {
        return days.stream().mapToLong(Simulation.Day::messages).sum();
    }
}
