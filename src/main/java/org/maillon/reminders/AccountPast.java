package org.maillon.reminders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.maillon.reminders.AccountFacts.ItemFacts;

/**
 * What one account owed in one currency, day by day: the facts as they are known, and what changed on which day. After the
 * day they are known of, nothing changes any more: nobody pays and nothing is invoiced.
 *
 * @param knownOn the day the facts are known of; silence asked for by a person holds from it on
 * @param lastContactOn the last message before the first day of interest
 */
record AccountPast(
        long account,
        String currency,
        boolean reachable,
        Balance credit,
        List<ItemPast> items,
        @Nullable LocalDate lastContactOn,
        LocalDate knownOn) {

    /** An amount in minor units that moved: what it is in the end, and by how much it changed on which day. */
    record Balance(long cents, NavigableMap<LocalDate, Long> moves) {
        static Balance of(long cents) {
            return new Balance(cents, new TreeMap<>());
        }

        void move(LocalDate on, long by) {
            moves.merge(on, by, Long::sum);
        }

        /** Never below zero, whatever the books say of days before they were kept. */
        long on(LocalDate day) {
            long since = 0;
            for (long by : moves.tailMap(day, false).values()) since += by;
            return Math.max(0, cents - since);
        }
    }

    /** One item: what is constant about it, with the steps said before the first day of interest, and what was open when. */
    record ItemPast(ItemFacts facts, Balance open) {}

    /** A step said while days are played. */
    record Said(int step, LocalDate on) {}

    /** The facts on a day on which these steps were said meanwhile; an item not yet booked or already paid is not among them. */
    AccountFacts on(LocalDate day, Map<Long, Said> said, @Nullable LocalDate contactOn) {
        var open = new ArrayList<ItemFacts>(items.size());
        for (var item : items) {
            long cents = item.open().on(day);
            if (cents > 0)
                open.add(facts(item.facts(), cents, said.get(item.facts().openItem()), day));
        }
        return new AccountFacts(account, currency, reachable, credit.on(day), contactOn, open);
    }

    private ItemFacts facts(ItemFacts item, long openCents, @Nullable Said said, LocalDate day) {
        return new ItemFacts(
                item.openItem(),
                item.kind(),
                item.issuedOn(),
                item.dueOn(),
                openCents,
                said == null ? item.lastStep() : said.step(),
                said == null ? item.lastStepOn() : said.on(),
                item.cycle(),
                day.isBefore(knownOn) ? null : item.pausedUntil());
    }

    /** The days on which a fact changed, in order. */
    NavigableSet<LocalDate> changes() {
        var days = new TreeSet<>(credit.moves().keySet());
        for (var item : items) {
            days.addAll(item.open().moves().keySet());
            if (item.facts().pausedUntil() != null) days.add(knownOn);
        }
        return days;
    }
}
