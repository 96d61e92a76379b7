package org.maillon.sales;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.maillon.ledger.Match;

/** What is asked beforehand, what of the money laid on it is still there, and which invoice it is taken off. */
final class DepositRules {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(10_000);

    private DepositRules() {}

    /** A share of an order's total with tax, rounded half up to the minor unit. */
    static long shareCents(long grossCents, int basisPoints) {
        return BigDecimal.valueOf(grossCents)
                .multiply(BigDecimal.valueOf(basisPoints))
                .divide(WHOLE, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** Some days from now, but not after the goods are wanted, and never before today. */
    static LocalDate dueOn(LocalDate today, Optional<LocalDate> wantedOn, int days) {
        var due = today.plusDays(days);
        var latest = wantedOn.filter(due::isAfter).orElse(due);
        return latest.isBefore(today) ? today : latest;
    }

    /** Money laid on a deposit of an order, as it was laid. */
    record Claim(long receipt, long credit, String order, long cents) {}

    /** What became of it: the two never come to more than was laid. */
    record Stand(long takenOffCents, long leftCents) {}

    /** Credit and order: what was taken off for one is not taken off for another. */
    record Source(long credit, String order) {}

    /**
     * Where each claim stands. What the ledger has left of a credit serves the claims in the order they were laid, so that
     * all together never count on more than is there.
     *
     * @param takenOff laid on invoices, by credit and order
     * @param unallocated what the ledger has left of each credit
     */
    static Map<Long, Stand> stands(List<Claim> claims, Map<Source, Long> takenOff, Map<Long, Long> unallocated) {
        var taken = new HashMap<>(takenOff);
        var left = new HashMap<>(unallocated);
        var stands = new HashMap<Long, Stand>();
        for (var claim : claims) {
            long used = draw(taken, new Source(claim.credit(), claim.order()), claim.cents());
            stands.put(claim.receipt(), new Stand(used, draw(left, claim.credit(), claim.cents() - used)));
        }
        return stands;
    }

    private static <K> long draw(Map<K, Long> from, K key, long wanted) {
        long there = from.getOrDefault(key, 0L);
        long drawn = Math.clamp(there, 0, wanted);
        from.put(key, there - drawn);
        return drawn;
    }

    /**
     * What the books claim for an order.
     *
     * @param used the accountant's own line that takes a deposit off, rather than an invoice
     */
    record Bill(long item, LocalDate bookedOn, long openCents, boolean used) {}

    /** An item and the credit that a person took off it. */
    record Undone(long item, long credit) {}

    /**
     * Lays what is left of the deposits on the order's bills: first where the accountant already took them off, then the
     * oldest; what a person undid is left alone.
     */
    static List<Match> takeOff(String order, List<Deposit> deposits, List<Bill> bills, Set<Undone> undone) {
        var money = deposits.stream().flatMap(each -> each.receipts().stream()).toList();
        var left = new HashMap<Long, Long>();
        for (var laid : money) left.put(laid.id(), laid.leftCents());
        var matches = new ArrayList<Match>();
        for (var bill : inOrder(bills)) {
            long open = bill.openCents();
            for (var laid : money) {
                if (undone.contains(new Undone(bill.item(), laid.credit()))) continue;
                long cents = draw(left, laid.id(), open);
                open -= cents;
                if (cents > 0) matches.add(match(order, bill, laid.credit(), cents));
            }
        }
        return matches;
    }

    private static List<Bill> inOrder(List<Bill> bills) {
        return bills.stream()
                .sorted(Comparator.comparing((Bill bill) -> !bill.used())
                        .thenComparing(Bill::bookedOn)
                        .thenComparing(Bill::item))
                .toList();
    }

    private static Match match(String order, Bill bill, long credit, long cents) {
        return new Match(bill.item(), credit, cents, bill.bookedOn(), Match.Origin.DEPOSIT, order);
    }
}
