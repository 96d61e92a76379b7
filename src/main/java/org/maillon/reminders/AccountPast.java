package org.maillon.reminders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.maillon.reminders.AccountFacts.HeldOut;
import org.maillon.reminders.AccountFacts.Holds;
import org.maillon.reminders.AccountFacts.ItemFacts;
import org.maillon.reminders.AccountFacts.Promised;
import org.maillon.reminders.AccountFacts.Said;
import org.maillon.reminders.FactsStore.Taken;
import org.maillon.reminders.ReminderStore.ReviewKey;
import org.maillon.reminders.Situations.Standing;

/**
 * What one account owed in one currency, day by day: the facts as they are known, and what changed on which day. After the
 * day they are known of nothing changes any more, but that promises are kept.
 *
 * @param knownOn the day the facts are known of
 * @param person whom one writes to, null where nobody has an address
 * @param standing what was said before the first day of interest
 * @param lastContactOn and contactsOn: before that day
 */
record AccountPast(
        ReviewKey key,
        @Nullable String person,
        Standing standing,
        Balance credit,
        List<ItemPast> items,
        List<Promised> promises,
        List<Spell<Promised>> promisesThen,
        Set<HeldOut> heldOut,
        @Nullable LocalDate lastContactOn,
        List<LocalDate> contactsOn,
        LocalDate knownOn) {

    /** An amount in minor units that moves: what it is in the end, and by how much it changes on which day. */
    static final class Balance {
        private long cents;
        private final NavigableMap<LocalDate, Long> moves = new TreeMap<>();

        Balance(long cents) {
            this.cents = cents;
        }

        /** A change that is in what is known. */
        void moved(LocalDate on, long by) {
            moves.merge(on, by, Long::sum);
        }

        /** A change still to come. */
        void willMove(LocalDate on, long by) {
            cents += by;
            moved(on, by);
        }

        /** Never below zero, whatever the books say of days before they were kept. */
        long on(LocalDate day) {
            long since = 0;
            for (long by : moves.tailMap(day, false).values()) since += by;
            return Math.max(0, cents - since);
        }

        Set<LocalDate> days() {
            return moves.keySet();
        }
    }

    /** One item: what is constant about it, what speaks against asking for it, and what was open when. */
    record ItemPast(
            long openItem,
            String kind,
            LocalDate issuedOn,
            @Nullable LocalDate dueOn,
            HoldsPast holds,
            Balance open) {
        ItemFacts facts(long openCents, Holds then) {
            return new ItemFacts(openItem, kind, issuedOn, dueOn, openCents, Said.NOTHING, then, null);
        }
    }

    /** The account on a day, had these steps been said and these messages been sent until then. */
    Situation on(
            LocalDate day,
            ScenarioBook book,
            Map<Long, Taken> taken,
            @Nullable LocalDate contactOn,
            List<LocalDate> contacts) {
        var then = new Standing(standing.customer(), taken, standing.approvals(), standing.scenariosOfItems());
        return Situations.situation(book, then, facts(day, contactOn, contacts));
    }

    private AccountFacts facts(LocalDate day, @Nullable LocalDate contactOn, List<LocalDate> contacts) {
        boolean known = !day.isBefore(knownOn);
        var open = new ArrayList<ItemFacts>(items.size());
        for (var item : items) {
            long cents = item.open().on(day);
            if (cents > 0)
                open.add(item.facts(
                        cents, known ? item.holds().now() : item.holds().on(day)));
        }
        return new AccountFacts(
                key.account(),
                key.currency(),
                standing.customer().reachable(),
                credit.on(day),
                contactOn,
                contacts,
                known ? stillOpen(day) : Spell.on(day, promisesThen).toList(),
                heldOut,
                open);
    }

    /** A promise says nothing any more once it is kept. */
    private List<Promised> stillOpen(LocalDate day) {
        return promises.stream().filter(each -> keptOn(each).isAfter(day)).toList();
    }

    /** Lets every promise be kept on its day, or the day after the books are known of. */
    AccountPast withPromisesKept() {
        if (promises.isEmpty()) return this;
        var balances = BalanceRules.balances(facts(knownOn, null, List.of()), knownOn);
        for (var item : items) {
            var balance = balances.get(item.openItem());
            if (balance == null || balance.promisedOn() == null || balance.promisedCents() == 0) continue;
            item.open().willMove(laterOf(balance.promisedOn()), -balance.promisedCents());
        }
        return this;
    }

    private LocalDate keptOn(Promised promise) {
        return laterOf(promise.promisedOn());
    }

    private LocalDate laterOf(LocalDate day) {
        return day.isAfter(knownOn) ? day : knownOn.plusDays(1);
    }

    /** The days on which a fact changed or will, in order. */
    NavigableSet<LocalDate> changes() {
        var days = new TreeSet<>(credit.days());
        for (var item : items) {
            days.addAll(item.open().days());
            if (!item.holds().now().equals(Holds.NONE)) days.add(knownOn);
            item.holds().turns().filter(knownOn::isAfter).forEach(days::add);
        }
        promisesThen.stream().flatMap(Spell::turns).filter(knownOn::isAfter).forEach(days::add);
        for (var promise : promises) {
            days.add(knownOn);
            days.add(keptOn(promise));
        }
        return days;
    }
}
