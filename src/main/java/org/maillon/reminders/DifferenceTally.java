package org.maillon.reminders;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.maillon.customers.AccountId;
import org.maillon.reminders.ReminderStore.ReviewKey;
import org.maillon.reminders.SimulationDifference.Account;

/** Compares accounts as both scenarios are done with them; only those that wait for one of the two are remembered. */
final class DifferenceTally {
    /** The smallest difference first: it gives way when there are too many. */
    private static final Comparator<Account> SMALLEST_FIRST = comparing((Account each) -> Math.abs(each.more()))
            .thenComparing(Account::largestCents)
            .thenComparing(each -> each.account().value(), Comparator.reverseOrder())
            .thenComparing(Account::currency, Comparator.reverseOrder());

    private final Map<ReviewKey, List<SimulatedLetter>> here = new HashMap<>();
    private final Map<ReviewKey, List<SimulatedLetter>> there = new HashMap<>();
    private final PriorityQueue<Account> greatest = new PriorityQueue<>(SMALLEST_FIRST);
    private long same;
    private long more;
    private long fewer;
    private long moved;

    void here(ReviewKey key, List<SimulatedLetter> letters) {
        var other = there.remove(key);
        if (other == null) here.put(key, letters);
        else compare(key, letters, other);
    }

    void there(ReviewKey key, List<SimulatedLetter> letters) {
        var other = here.remove(key);
        if (other == null) there.put(key, letters);
        else compare(key, other, letters);
    }

    private void compare(ReviewKey key, List<SimulatedLetter> letters, List<SimulatedLetter> against) {
        if (letters.equals(against)) {
            same++;
            return;
        }
        var account = new Account(new AccountId(key.account()), key.currency(), letters, against);
        if (account.more() > 0) more++;
        else if (account.more() < 0) fewer++;
        else moved++;
        greatest.add(account);
        if (greatest.size() > SimulationDifference.SHOWN) greatest.remove();
    }

    SimulationDifference result(Scenario against, List<Simulation.Day> days) {
        return new SimulationDifference(
                against,
                days,
                same,
                more,
                fewer,
                moved,
                greatest.stream().sorted(SMALLEST_FIRST.reversed()).toList());
    }
}
