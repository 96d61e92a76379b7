package org.maillon.bank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankProblem.Code;

/**
 * Quicken Interchange Format: a letter and a value on each line, entries ended by a caret. It names no currency and no
 * balances, and writes days in the order of the country of the program that made it.
 */
final class QifReader implements StatementReader {
    private static final Pattern BEGINNING =
            Pattern.compile("^\\s*!(?:Type|Account|Option|Clear)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> MONEY = Set.of("bank", "cash", "ccard", "oth a", "oth l");
    private static final String ASSUMED = "EUR";
    private static final String OPENING = "opening balance";

    @Override
    public boolean reads(Sniffed file) {
        return BEGINNING.matcher(file.head()).find();
    }

    @Override
    public List<BankStatement> read(Sniffed file) {
        var sections = sections(file.text());
        var written = new Written(sections);
        var statements = sections.stream().map(written::statement).toList();
        if (statements.isEmpty()) throw BankFileRefused.at(0, 0, Code.NO_STATEMENT);
        return statements;
    }

    /** An entry's values by their letter; of those of a split only the first of each is kept, and none is used. */
    private record Entry(int place, Map<Character, String> values) {
        String value(char letter) {
            return values.getOrDefault(letter, "");
        }

        String amount() {
            return value('T').isEmpty() ? value('U') : value('T');
        }
    }

    /** The entries of one account. */
    private record Section(int place, @Nullable String account, List<Entry> entries) {}

    private static List<Section> sections(String text) {
        var walk = new Walk();
        int place = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) walk.take(++place, line);
        return walk.all();
    }

    /** One walk through one file. */
    private static final class Walk {
        private final List<Section> sections = new ArrayList<>();
        private Map<Character, String> values = new HashMap<>();
        private int entryPlace;
        private boolean naming;
        private @Nullable Section open;
        private @Nullable String account;

        void take(int place, String line) {
            if (line.isBlank()) return;
            char letter = line.charAt(0);
            if (letter == '!') begin(place, line.strip().toLowerCase(Locale.ROOT));
            else if (letter == '^') end();
            else value(place, letter, line.substring(1).strip());
        }

        private void begin(int place, String kind) {
            end();
            naming = kind.equals("!account");
            if (!kind.startsWith("!type:")) return;
            boolean money = MONEY.contains(kind.substring(6).strip());
            open = money ? new Section(place, account, new ArrayList<>()) : null;
            if (sections.size() == BankFiles.MOST_STATEMENTS) throw StatementDraft.tooMany(place);
            if (open != null) sections.add(open);
        }

        private void value(int place, char letter, String value) {
            if (entryPlace == 0) entryPlace = place;
            values.putIfAbsent(letter, value);
        }

        private void end() {
            if (naming && values.containsKey('N')) account = values.get('N');
            if (!naming && open != null && !values.isEmpty()) take(open, new Entry(entryPlace, values));
            naming = false;
            values = new HashMap<>();
            entryPlace = 0;
        }

        private static void take(Section section, Entry entry) {
            if (section.entries.size() == BankFiles.MOST_LINES) throw StatementDraft.tooMany(entry.place);
            section.entries.add(entry);
        }

        List<Section> all() {
            end();
            return sections;
        }
    }

    /** How this file writes days and amounts, told by all of its entries. */
    private static final class Written {
        private final DayOrder.Found order;
        private final DecimalMark mark = new DecimalMark();

        Written(List<Section> sections) {
            var entries = sections.stream()
                    .flatMap(section -> section.entries.stream())
                    .toList();
            order = DayOrder.of(entries.stream()
                    .map(entry -> entry.value('D'))
                    .filter(day -> !day.isEmpty())
                    .toList());
            entries.forEach(entry -> mark.see(entry.amount()));
        }

        BankStatement statement(Section section) {
            var draft = new StatementDraft("qif", section.place);
            draft.account = section.account;
            draft.currency = ASSUMED;
            draft.problem(section.place, 0, Code.CURRENCY_ASSUMED, ASSUMED);
            if (order.ambiguous()) {
                draft.problem(
                        section.place, 0, Code.AMBIGUOUS_DATES, order.order().shown());
            }
            section.entries.forEach(entry -> draft.take(() -> take(entry, draft)));
            return draft.done();
        }

        private void take(Entry entry, StatementDraft draft) {
            if (entry.amount().isEmpty()) throw BankFileRefused.at(entry.place, 0, Code.MISSING_FIELD, "T");
            long cents = DecimalMark.cents(entry.amount(), mark.mark(), ASSUMED, entry.place, 0);
            if (draft.lineCount() == 0
                    && entry.value('P').toLowerCase(Locale.ROOT).equals(OPENING)) {
                draft.openingCents = cents;
            } else {
                draft.add(lineOf(entry, cents));
            }
        }

        private LineDraft lineOf(Entry entry, long cents) {
            var written = entry.value('D');
            if (written.isEmpty()) throw BankFileRefused.at(entry.place, 0, Code.MISSING_FIELD, "D");
            var day = order.order().day(written);
            if (day == null) throw BankFileRefused.at(entry.place, 0, Code.BAD_DATE, written);
            var line = new LineDraft(entry.place, day, cents, ASSUMED);
            line.payer = entry.value('P');
            line.reference = entry.value('N');
            line.text = entry.value('P') + " " + entry.value('M');
            line.returned = ReturnRules.returned(cents, line.text);
            return line;
        }
    }
}
