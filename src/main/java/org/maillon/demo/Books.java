package org.maillon.demo;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ledger of the invented company over all its years, and each fiscal year (1 January to 31 December) as its FEC tells it. */
final class Books {
    private final List<Entry> entries = new ArrayList<>();
    private final LocalDate on;

    Books(LocalDate on) {
        this.on = on;
    }

    void post(Entry entry) {
        if (entry.imbalanceCents() != 0) throw new IllegalStateException("unbalanced: " + entry.text());
        entries.add(entry);
    }

    /** What the lines of an account add up to between two days, both included. */
    long movementCents(Chart account, LocalDate from, LocalDate to) {
        return entries.stream()
                .filter(entry -> !entry.day().isBefore(from) && !entry.day().isAfter(to))
                .flatMap(entry -> entry.lines().stream())
                .filter(line -> line.account() == account)
                .mapToLong(Line::cents)
                .sum();
    }

    /** The records of a fiscal year in order: openings first, then day by day. */
    List<FecRow> rows(int year) {
        return new Year(year).rows();
    }

    /** One fiscal year being told. */
    private final class Year {
        private final int year;
        private final LocalDate cut;
        private final List<FecRow> rows = new ArrayList<>();
        private final Map<String, Map<Lettering, String>> letters = new HashMap<>();

        Year(int year) {
            this.year = year;
            var closing = LocalDate.of(year, 12, 31);
            this.cut = closing.isAfter(on) ? on : closing;
        }

        List<FecRow> rows() {
            var number = open() ? 1 : 0;
            for (var entry : entriesOfTheYear()) {
                number++;
                for (var line : entry.lines()) rows.add(row(line, number));
            }
            return rows;
        }

        private List<Entry> entriesOfTheYear() {
            return entries.stream()
                    .filter(entry -> entry.day().getYear() == year)
                    .sorted(Comparator.comparing(Entry::day).thenComparing(Entry::journal))
                    .toList();
        }

        private boolean open() {
            entries.stream()
                    .filter(entry -> entry.day().getYear() < year)
                    .flatMap(entry -> entry.lines().stream())
                    .filter(line -> line.account().isCarriedInDetail() && isStillOpenAt(line))
                    .sorted(Comparator.comparing((Line line) -> line.party().code())
                            .thenComparing(Line::day))
                    .forEach(line -> rows.add(carried(line)));
            openingBalances().forEach((key, cents) -> {
                if (cents != 0) rows.add(opening(key.account(), key.party(), cents));
            });
            return !rows.isEmpty();
        }

        private boolean isStillOpenAt(Line line) {
            var group = line.lettering();
            return group == null
                    || group.completedOn().filter(day -> day.getYear() < year).isEmpty();
        }

        private Map<Key, Long> openingBalances() {
            var balances = new TreeMap<Key, Long>(Comparator.comparing(Key::account)
                    .thenComparing(key -> key.party().code()));
            for (var entry : entries) {
                if (entry.day().getYear() >= year) continue;
                for (var line : entry.lines()) {
                    if (!line.account().isCarriedInDetail()) balances.merge(keyOf(line), line.cents(), Long::sum);
                }
            }
            return balances;
        }

        private Key keyOf(Line line) {
            if (!line.account().isOfTheResult()) return new Key(line.account(), line.party());
            return new Key(line.day().getYear() == year - 1 ? Chart.RESULT : Chart.RETAINED, Party.NONE);
        }

        private FecRow opening(Chart account, Party party, long cents) {
            var day = LocalDate.of(year, 1, 1);
            return new FecRow(
                    Journal.AN, 1, day, account, party, "AN" + year, day, "A nouveau", cents, "", "", validated(day));
        }

        private FecRow carried(Line line) {
            return row(line, 1, Journal.AN, LocalDate.of(year, 1, 1));
        }

        private FecRow row(Line line, int number) {
            return row(line, number, line.entry().journal(), line.day());
        }

        private FecRow row(Line line, int number, Journal journal, LocalDate day) {
            var entry = line.entry();
            var letter = letterOf(line);
            return new FecRow(
                    journal,
                    number,
                    day,
                    line.account(),
                    line.party(),
                    entry.piece(),
                    entry.pieceDay(),
                    entry.text(),
                    line.cents(),
                    letter,
                    letter.isEmpty() || Character.isLowerCase(letter.charAt(0)) ? "" : letteredOn(line),
                    validated(day));
        }

        private String letterOf(Line line) {
            var group = line.lettering();
            if (group == null) return "";
            if (isCompleted(group)) return nextLetters(line, group);
            return group.isPartialOn(cut) ? nextLetters(line, group).toLowerCase(java.util.Locale.ROOT) : "";
        }

        private boolean isCompleted(Lettering group) {
            return group.completedOn().filter(day -> !day.isAfter(cut)).isPresent();
        }

        /** AA, AB … ZZ and again from AA, each account for itself, from AA each year. */
        private String nextLetters(Line line, Lettering group) {
            var known = letters.computeIfAbsent(
                    line.account().number() + line.party().code(), account -> new IdentityHashMap<>());
            var rank = known.size() % (26 * 26);
            return known.computeIfAbsent(group, g -> "" + (char) ('A' + rank / 26) + (char) ('A' + rank % 26));
        }

        private String letteredOn(Line line) {
            var group = line.lettering();
            if (group == null) return "";
            var day = group.completedOn().orElse(cut).plusDays(3);
            return FecRow.day(day.isAfter(cut) ? cut : day);
        }

        /** A month is validated on the tenth of the next, the current one on the day of the export. */
        private LocalDate validated(LocalDate day) {
            var usual = day.with(TemporalAdjusters.firstDayOfNextMonth()).plusDays(9);
            return usual.isAfter(on) ? on : usual;
        }
    }

    private record Key(Chart account, Party party) {}
}
