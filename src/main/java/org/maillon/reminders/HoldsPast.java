package org.maillon.reminders;

import static java.util.Comparator.naturalOrder;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.reminders.AccountFacts.Holds;

/**
 * What spoke against asking for an item, as it stood on each day gone by, and as it stands now.
 *
 * @param pauses the last day of each silence a person asked for
 * @param disputes what the customer did not accept, in cents
 * @param settled the days on which a dispute was settled
 * @param plans the last days on which each instalment of a plan speaks for the item
 * @param receipts the last day on which each receipt may explain it
 * @param broken the days on which a promise was found broken
 * @param daysAfterDispute how many days after one was settled the item is first asked for again
 */
record HoldsPast(
        Holds now,
        List<Spell<LocalDate>> pauses,
        List<Spell<Long>> disputes,
        List<LocalDate> settled,
        List<Spell<NavigableSet<LocalDate>>> plans,
        List<Spell<LocalDate>> receipts,
        List<LocalDate> broken,
        int daysAfterDispute) {

    Holds on(LocalDate day) {
        return new Holds(
                latest(Spell.on(day, pauses)),
                Spell.on(day, disputes).mapToLong(Long::longValue).sum(),
                latest(Spell.on(day, plans).flatMap(ends -> Stream.ofNullable(ends.ceiling(day)))),
                latest(Spell.on(day, receipts)),
                latest(broken.stream().filter(day::isAfter)),
                latest(Stream.ofNullable(now.insolventOn()).filter(published -> !published.isAfter(day))),
                Situations.Silences.lastQuietDay(latest(settled.stream().filter(day::isAfter)), daysAfterDispute));
    }

    /** The mornings on which any of it was otherwise than on the day before. */
    Stream<LocalDate> turns() {
        var spells = Stream.of(pauses, disputes, plans, receipts)
                .flatMap(each -> each.stream().flatMap(Spell::turns));
        var days = Stream.of(settled, broken).flatMap(each -> each.stream().map(day -> day.plusDays(1)));
        return Stream.concat(spells, days);
    }

    private static @Nullable LocalDate latest(Stream<LocalDate> days) {
        return days.max(naturalOrder()).orElse(null);
    }
}
