package org.maillon.payments;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.maillon.customers.AccountId;
import org.maillon.payments.Laying.Source;

/** Puts an explanation together: which items, settled by which credits, what is missing, and what is left. */
final class Explaining {
    static final Comparator<ItemFact> OLDEST_FIRST =
            comparing(ItemFact::turn).thenComparing(ItemFact::issuedOn).thenComparing(ItemFact::id);

    private final List<ItemFact> items;
    private final long cash;
    private final List<Reason> reasons = new ArrayList<>();
    private List<CreditFact> credits = List.of();
    private long gap;
    private Source gapAs = Source.DIFFERENCE;
    private Optional<AccountId> restOn = Optional.empty();
    private int weight;
    private boolean sure;

    private Explaining(Collection<ItemFact> items, long cash) {
        this.items = items.stream().sorted(OLDEST_FIRST).toList();
        this.cash = cash;
    }

    static Explaining of(Collection<ItemFact> items, long cash) {
        return new Explaining(items, cash);
    }

    Explaining using(List<CreditFact> used) {
        credits = used;
        return this;
    }

    /** What is written off, from the newest item backwards. */
    Explaining gap(long cents, Source as) {
        gap = cents;
        gapAs = as;
        return this;
    }

    Explaining restOn(AccountId account) {
        restOn = Optional.of(account);
        return this;
    }

    Explaining because(Reason reason) {
        reasons.add(reason);
        return this;
    }

    Explaining because(List<Reason> some) {
        reasons.addAll(some);
        return this;
    }

    Explaining weighs(int some) {
        weight = some;
        return this;
    }

    Explaining sure(boolean whether) {
        sure = whether;
        return this;
    }

    Explanation made() {
        var left = new HashMap<Long, Long>();
        for (var item : items) left.put(item.id(), item.openCents());
        var layings = new ArrayList<Laying>();
        layCredits(left, layings);
        var written = writeOff(left);
        long rest = layCash(left, layings);
        layings.addAll(written);
        var on = rest == 0
                ? Optional.<AccountId>empty()
                : restOn.or(() -> items.stream().map(ItemFact::account).reduce((_, last) -> last));
        return new Explanation(List.copyOf(layings), named(layings), on, rest, List.copyOf(reasons), weight, sure);
    }

    private Map<Long, String> named(List<Laying> layings) {
        var named = new TreeMap<Long, String>();
        for (var laying : layings) {
            for (var item : items) if (item.id() == laying.openItem()) named.put(item.id(), item.reference());
        }
        return named;
    }

    private void layCredits(HashMap<Long, Long> left, List<Laying> layings) {
        for (var credit : credits) {
            long unused = credit.cents();
            for (var item : items) {
                long cents = item.account().equals(credit.account())
                        ? Math.min(unused, left.getOrDefault(item.id(), 0L))
                        : 0;
                if (cents == 0) continue;
                layings.add(new Laying(item.id(), item.account(), Source.CREDIT, credit.id(), cents));
                left.merge(item.id(), -cents, Long::sum);
                unused -= cents;
            }
        }
    }

    private List<Laying> writeOff(HashMap<Long, Long> left) {
        var layings = new ArrayList<Laying>();
        long missing = gap;
        for (var item : items.reversed()) {
            long cents = Math.min(missing, left.getOrDefault(item.id(), 0L));
            if (cents == 0) continue;
            layings.add(new Laying(item.id(), item.account(), gapAs, 0, cents));
            left.merge(item.id(), -cents, Long::sum);
            missing -= cents;
        }
        return layings;
    }

    private long layCash(HashMap<Long, Long> left, List<Laying> layings) {
        long rest = cash;
        for (var item : items) {
            long cents = Math.min(rest, left.getOrDefault(item.id(), 0L));
            if (cents == 0) continue;
            layings.add(new Laying(item.id(), item.account(), Source.CASH, 0, cents));
            rest -= cents;
        }
        return rest;
    }

    static long open(Collection<ItemFact> items) {
        return items.stream().mapToLong(ItemFact::openCents).sum();
    }

    static String references(Collection<ItemFact> items) {
        return items.stream()
                .sorted(OLDEST_FIRST)
                .map(ItemFact::reference)
                .limit(12)
                .collect(Collectors.joining(", "));
    }
}
