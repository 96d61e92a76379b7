package org.maillon.reminders;

import static java.util.Comparator.comparingInt;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.maillon.reminders.AccountFacts.ItemFacts;
import org.maillon.reminders.AccountFacts.Promised;

/**
 * Which part of each item is asked for. What is disputed is left out; credits pay what is booked to be balanced first, then
 * the oldest debt, and doubtful debt last; a promise speaks for its item, or for the oldest ones.
 */
final class BalanceRules {
    private static final Comparator<ItemFacts> OLDEST_FIRST = comparingInt(BalanceRules::turnToBePaid)
            .thenComparing(BalanceRules::ageOf)
            .thenComparing(ItemFacts::issuedOn)
            .thenComparingLong(ItemFacts::openItem);

    private BalanceRules() {}

    /** By item, as of a day: promises whose day is past say nothing any more. */
    static Map<Long, ItemBalance> balances(AccountFacts facts, LocalDate today) {
        var balances = new HashMap<Long, ItemBalance>();
        for (var item : facts.items()) balances.put(item.openItem(), withoutDispute(item));
        if (facts.unallocatedCents() == 0 && facts.promises().isEmpty()) return balances;
        var oldestFirst = facts.items().stream().sorted(OLDEST_FIRST).toList();
        lay(facts.unallocatedCents(), oldestFirst, balances);
        for (var promise : facts.promises())
            if (!promise.holdsUntil().isBefore(today)) promise(promise, oldestFirst, balances);
        return balances;
    }

    /** What the account owes once disputes and credits are taken off, whatever is promised. */
    static long owedCents(AccountFacts facts) {
        return balances(facts, LocalDate.MAX).values().stream()
                .mapToLong(ItemBalance::owedCents)
                .sum();
    }

    /** More credit than debt, disputed or not: nothing is asked. */
    static boolean isInCredit(AccountFacts facts) {
        return facts.unallocatedCents()
                > facts.items().stream().mapToLong(ItemFacts::openCents).sum();
    }

    /** A booking that nobody is asked to pay. */
    static boolean isTechnical(ItemFacts item) {
        return switch (item.kind()) {
            case "deposit-used", "transfer", "refund", "opening-replaced" -> true;
            default -> false;
        };
    }

    static boolean isDoubtful(ItemFacts item) {
        return item.kind().equals("doubtful");
    }

    static LocalDate ageOf(ItemFacts item) {
        return item.dueOn() == null ? item.issuedOn() : item.dueOn();
    }

    private static ItemBalance withoutDispute(ItemFacts item) {
        long disputed = Math.min(item.holds().disputedCents(), item.openCents());
        return new ItemBalance(item.openCents(), disputed, 0, 0, null, null);
    }

    private static void lay(long credit, List<ItemFacts> oldestFirst, Map<Long, ItemBalance> balances) {
        long left = credit;
        for (var item : oldestFirst) {
            if (left == 0) return;
            var before = balances.getOrDefault(item.openItem(), ItemBalance.open(0));
            long part = Math.min(left, before.owedCents());
            left -= part;
            balances.put(
                    item.openItem(), new ItemBalance(before.openCents(), before.disputedCents(), part, 0, null, null));
        }
    }

    private static void promise(Promised promise, List<ItemFacts> oldestFirst, Map<Long, ItemBalance> balances) {
        long left = promise.cents() == null ? Long.MAX_VALUE : promise.cents();
        for (var item : oldestFirst) {
            if (promise.openItem() != null && promise.openItem() != item.openItem() || isTechnical(item)) continue;
            var before = balances.getOrDefault(item.openItem(), ItemBalance.open(0));
            long part = Math.min(left, before.owedCents());
            if (part == 0) continue;
            left -= part;
            balances.put(item.openItem(), promised(before, part, promise));
        }
    }

    private static ItemBalance promised(ItemBalance before, long part, Promised promise) {
        var holds = before.promiseHoldsUntil();
        boolean sooner = holds == null || promise.holdsUntil().isBefore(holds);
        return new ItemBalance(
                before.openCents(),
                before.disputedCents(),
                before.coveredCents(),
                before.promisedCents() + part,
                sooner ? promise.promisedOn() : before.promisedOn(),
                sooner ? promise.holdsUntil() : holds);
    }

    private static int turnToBePaid(ItemFacts item) {
        if (isTechnical(item)) return 0;
        return isDoubtful(item) ? 2 : 1;
    }
}
