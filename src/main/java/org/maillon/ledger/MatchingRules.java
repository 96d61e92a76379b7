package org.maillon.ledger;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.maillon.ledger.Match.Origin;

/**
 * What paid what on one customer account, in one currency: first what the accountant's letters say, then, for what no
 * letter explains, by reference, by exact amount, and oldest first. Never lays more than is open on either side.
 */
final class MatchingRules {
    private static final int SHORTEST_NUMBER = 4;

    private final MatchingLine[] lines;
    private final long[] open;
    private final boolean[] lettered;
    private final List<Match> matches = new ArrayList<>();

    private MatchingRules(List<MatchingLine> lines) {
        this.lines = lines.stream().sorted(comparing(MatchingLine::bookedOn)).toArray(MatchingLine[]::new);
        this.open = Arrays.stream(this.lines).mapToLong(MatchingLine::open).toArray();
        this.lettered = new boolean[this.lines.length];
    }

    static List<Match> match(List<MatchingLine> lines) {
        var rules = new MatchingRules(lines);
        rules.byLetter();
        rules.deduced();
        return rules.matches;
    }

    // ---- what the letters say

    private record Mark(int period, String letter) {}

    private void byLetter() {
        var groups = groups();
        groups.values().forEach(this::balancedWhole);
        groups.values().forEach(this::balancedByDay);
        groups.values().forEach(this::balancedInTurn);
        byLetterAlone(groups).values().forEach(this::balancedWhole);
        groups.values().forEach(group -> lay(group, Origin.LETTERED_PARTLY));
    }

    private Map<Mark, List<Integer>> groups() {
        var groups = new LinkedHashMap<Mark, List<Integer>>();
        for (int at = 0; at < lines.length; at++) {
            var line = lines[at];
            if (line.letter().isEmpty()) continue;
            var owner = line.isGhost() ? repeated(line) : at;
            if (owner < 0) continue;
            lettered[owner] = true;
            groups.computeIfAbsent(new Mark(line.period(), line.letter()), _ -> new ArrayList<>())
                    .add(owner);
        }
        return groups;
    }

    /** The line of an earlier year that an opening line repeats: same reference and amount, else the only one of its amount. */
    private int repeated(MatchingLine ghost) {
        var candidates = IntStream.range(0, lines.length)
                .filter(at ->
                        !lines[at].isGhost() && lines[at].debit() == ghost.debit() && lines[at].on() == ghost.on())
                .filter(at -> !lettered[at]
                        && open[at] == ghost.open()
                        && !lines[at].bookedOn().isAfter(ghost.bookedOn()))
                .toArray();
        for (int at : candidates) if (lines[at].reference().equals(ghost.reference())) return at;
        return candidates.length == 1 ? candidates[0] : -1;
    }

    /** A letter given after the year was closed stands in both years' files. */
    private static Map<String, List<Integer>> byLetterAlone(Map<Mark, List<Integer>> groups) {
        var together = new LinkedHashMap<String, List<Integer>>();
        groups.forEach((mark, group) ->
                together.computeIfAbsent(mark.letter(), _ -> new ArrayList<>()).addAll(group));
        return together;
    }

    private void balancedWhole(List<Integer> group) {
        if (sum(group) == 0) lay(group, Origin.LETTERED);
    }

    private void balancedByDay(List<Integer> group) {
        if (sum(group) == 0) return;
        var days = new LinkedHashMap<LocalDate, List<Integer>>();
        for (int at : group) {
            var day = lines[at].letteredOn();
            if (day != null) days.computeIfAbsent(day, _ -> new ArrayList<>()).add(at);
        }
        days.values().forEach(this::balancedWhole);
    }

    /** A letter used again within the year: each time its lines add up to nothing, one use has ended. */
    private void balancedInTurn(List<Integer> group) {
        var use = new ArrayList<Integer>();
        long sum = 0;
        for (int at : group) {
            if (open[at] == 0) continue;
            use.add(at);
            sum += signed(at);
            if (sum == 0) {
                lay(use, Origin.LETTERED);
                use.clear();
            }
        }
    }

    private long sum(List<Integer> group) {
        return group.stream().mapToLong(this::signed).sum();
    }

    private long signed(int at) {
        return lines[at].debit() ? open[at] : -open[at];
    }

    // ---- what is deduced

    private void deduced() {
        for (var unletteredOnly : List.of(true, false)) {
            for (var on : LedgerClass.values()) {
                var debits = stillOpen(true, on, unletteredOnly);
                var credits = stillOpen(false, on, unletteredOnly);
                if (debits.isEmpty() || credits.isEmpty()) continue;
                byReference(debits, credits);
                byAmount(debits, credits);
                oldestFirst(debits, credits);
            }
        }
    }

    private List<Integer> stillOpen(boolean debit, LedgerClass on, boolean unletteredOnly) {
        return IntStream.range(0, lines.length)
                .filter(at -> open[at] > 0 && !lines[at].isGhost() && lines[at].debit() == debit)
                .filter(at -> lines[at].on() == on && !(unletteredOnly && lettered[at]))
                .boxed()
                .toList();
    }

    private void byReference(List<Integer> debits, List<Integer> credits) {
        var named = index(debits, at -> numbers(lines[at].reference()));
        for (int credit : credits) {
            var spoken = new HashSet<>(numbers(lines[credit].reference()));
            spoken.addAll(numbers(lines[credit].label()));
            for (var number : spoken) {
                var meant = named.get(number);
                if (meant != null && meant.size() == 1) lay(meant.getFirst(), credit, Origin.REFERENCE);
            }
        }
    }

    private void byAmount(List<Integer> debits, List<Integer> credits) {
        var ofAmount = new HashMap<Long, Deque<Integer>>();
        for (int debit : debits) {
            if (open[debit] > 0)
                ofAmount.computeIfAbsent(open[debit], _ -> new ArrayDeque<>()).add(debit);
        }
        for (int credit : credits) {
            var same = open[credit] == 0 ? null : ofAmount.get(open[credit]);
            if (same == null || same.isEmpty()) continue;
            lay(same.removeFirst(), credit, Origin.AMOUNT);
        }
    }

    private void oldestFirst(List<Integer> debits, List<Integer> credits) {
        lay(
                IntStream.concat(
                                debits.stream().mapToInt(i -> i),
                                credits.stream().mapToInt(i -> i))
                        .boxed()
                        .toList(),
                Origin.OLDEST);
    }

    private static Map<String, List<Integer>> index(List<Integer> debits, Function<Integer, Set<String>> names) {
        var index = new TreeMap<String, List<Integer>>();
        for (int debit : debits) {
            for (var name : names.apply(debit))
                index.computeIfAbsent(name, _ -> new ArrayList<>()).add(debit);
        }
        return index;
    }

    /** The numbers of at least four digits in a text, without leading zeros: "VIR FA 00220061" speaks of 220061. */
    static Set<String> numbers(String text) {
        var numbers = new HashSet<String>();
        for (var run : text.toUpperCase(Locale.ROOT).split("[^0-9]+")) {
            var number = run.replaceFirst("^0+", "");
            if (number.length() >= SHORTEST_NUMBER) numbers.add(number);
        }
        return numbers;
    }

    // ---- laying credits on debits

    /** Lays the credits of a group on its debits, both oldest first, as far as they go. */
    private void lay(List<Integer> group, Origin origin) {
        var debits = new ArrayDeque<Integer>();
        var credits = new ArrayDeque<Integer>();
        for (int at : group) if (open[at] > 0) (lines[at].debit() ? debits : credits).add(at);
        while (!debits.isEmpty() && !credits.isEmpty()) {
            lay(debits.getFirst(), credits.getFirst(), origin);
            if (open[debits.getFirst()] == 0) debits.removeFirst();
            if (open[credits.getFirst()] == 0) credits.removeFirst();
        }
    }

    private void lay(int debit, int credit, Origin origin) {
        long cents = Math.min(open[debit], open[credit]);
        if (cents == 0) return;
        open[debit] -= cents;
        open[credit] -= cents;
        matches.add(new Match(
                lines[debit].id(),
                lines[credit].id(),
                cents,
                later(lines[debit].bookedOn(), lines[credit].bookedOn()),
                origin));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
