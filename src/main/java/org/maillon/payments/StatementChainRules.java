package org.maillon.payments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.maillon.payments.StatementBreak.Kind;

/** Whether the statements of each account follow one another: each begins with the balance the one before ended with. */
final class StatementChainRules {
    private StatementChainRules() {}

    private record Chain(String account, String currency) {}

    /** What a chain says, whoever said it: the same days in another format are no overlap. */
    private record Link(StatementSpan span) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Link link && said().equals(link.said());
        }

        @Override
        public int hashCode() {
            return said().hashCode();
        }

        private List<Object> said() {
            return List.of(
                    Objects.requireNonNull(span.firstOn()),
                    Objects.requireNonNull(span.lastOn()),
                    Objects.requireNonNull(span.openingCents()),
                    Objects.requireNonNull(span.closingCents()));
        }
    }

    /** Breaks in the order of accounts and days. Statements without days or balances prove nothing and break nothing. */
    static List<StatementBreak> breaks(Collection<StatementSpan> all) {
        var chains = new LinkedHashMap<Chain, LinkedHashSet<Link>>();
        for (var span : all) {
            if (isWhole(span))
                chains.computeIfAbsent(new Chain(span.account(), span.currency()), _ -> new LinkedHashSet<>())
                        .add(new Link(span));
        }
        var breaks = new ArrayList<StatementBreak>();
        chains.values().forEach(chain -> follow(chain.stream().map(Link::span).toList(), breaks));
        return breaks;
    }

    private static boolean isWhole(StatementSpan span) {
        return span.firstOn() != null
                && span.lastOn() != null
                && span.openingCents() != null
                && span.closingCents() != null
                && span.currency().length() == 3;
    }

    private static void follow(List<StatementSpan> chain, List<StatementBreak> breaks) {
        var left = new ArrayList<>(chain);
        left.sort(Comparator.comparing(StatementChainRules::first).thenComparing(StatementChainRules::last));
        for (Optional<StatementSpan> before = Optional.empty(); !left.isEmpty(); ) {
            var next = next(left, before);
            left.remove(next);
            if (!next.balanced()) breaks.add(told(Kind.UNBALANCED, List.of(next), first(next), last(next), 0));
            before.flatMap(earlier -> between(earlier, next)).ifPresent(breaks::add);
            before = Optional.of(
                    before.filter(earlier -> last(earlier).isAfter(last(next))).orElse(next));
        }
    }

    /** Of those that begin on the same day, the one that goes on from the balance reached, or that none of them leads to. */
    private static StatementSpan next(List<StatementSpan> left, Optional<StatementSpan> before) {
        var earliest = left.getFirst();
        var sameDay = left.stream()
                .filter(each -> first(each).equals(first(earliest)))
                .toList();
        var following = sameDay.stream().filter(each -> before.isPresent() && difference(before.get(), each) == 0);
        var leading = sameDay.stream()
                .filter(each -> sameDay.stream().noneMatch(other -> other != each && difference(other, each) == 0));
        return Stream.concat(following, leading).findFirst().orElse(earliest);
    }

    private static Optional<StatementBreak> between(StatementSpan before, StatementSpan next) {
        var both = List.of(next, before);
        long difference = difference(before, next);
        if (overlap(before, next)) {
            var until = last(next).isBefore(last(before)) ? last(next) : last(before);
            return Optional.of(told(Kind.OVERLAP, both, first(next), until, 0));
        }
        if (difference == 0) return Optional.empty();
        var kind = first(next).isAfter(last(before).plusDays(1)) ? Kind.GAP : Kind.JUMP;
        return Optional.of(told(kind, both, last(before), first(next), difference));
    }

    /** A day that one ends and the other begins with is common to both; from the same balance they tell the same day twice. */
    private static boolean overlap(StatementSpan before, StatementSpan next) {
        if (first(next).isBefore(last(before))) return true;
        return first(next).equals(first(before))
                && Objects.equals(before.openingCents(), next.openingCents())
                && difference(before, next) != 0;
    }

    private static StatementBreak told(
            Kind kind, List<StatementSpan> spans, LocalDate from, LocalDate until, long difference) {
        var span = spans.getFirst();
        var files = spans.stream().map(StatementSpan::file).distinct().toList();
        return new StatementBreak(kind, files, span.account(), span.currency(), span.number(), from, until, difference);
    }

    private static long difference(StatementSpan before, StatementSpan next) {
        return Objects.requireNonNull(next.openingCents()) - Objects.requireNonNull(before.closingCents());
    }

    private static LocalDate first(StatementSpan span) {
        return Objects.requireNonNull(span.firstOn());
    }

    private static LocalDate last(StatementSpan span) {
        return Objects.requireNonNull(span.lastOn());
    }
}
