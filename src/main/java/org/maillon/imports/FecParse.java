package org.maillon.imports;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.maillon.imports.FecLayout.Column;
import org.maillon.imports.FileProblem.Code;

/** The reading of one FEC: counts, sums, problems, and what each entry touched. */
final class FecParse {
    private static final int PROGRESS_EVERY = 1 << 16;
    private static final int DATES = 1 << 12;
    private static final int MOST_JOURNALS = 10_000;
    /** More unbalanced entries than this are counted, not looked at one by one. */
    private static final int MOST_UNBALANCED = 50_000;

    private static final long LARGEST_SUM = Long.MAX_VALUE / 4;
    private static final int EXCERPT = 40;

    private final FecLayout layout;
    private final TextEncoding encoding;
    private final StringPool pool;
    private final StringPool labels;
    private final ProblemList problems = new ProblemList();
    private final EntryKinds kinds = new EntryKinds();
    private final Map<String, Boolean> journals = new HashMap<>();
    private final LocalDate[] dates = new LocalDate[DATES];
    private final int[] dateKeys = new int[DATES];
    private final int[] starts = new int[FecLayout.MOST_COLUMNS + 2];
    private final int[] ends = new int[FecLayout.MOST_COLUMNS + 2];
    private byte[] bytes = new byte[0];
    private int number;
    private int values;

    private int lines;
    private int skipped;
    private long debitCents;
    private long creditCents;
    private @Nullable LocalDate firstOn;
    private @Nullable LocalDate lastOn;
    private String lastJournal = "";
    private String lastJournalName = "";
    private boolean lastOpening;

    FecParse(FecLayout layout, TextEncoding encoding, List<FileProblem> found) {
        this.layout = layout;
        this.encoding = encoding;
        pool = new StringPool(encoding.lineCharset());
        labels = new StringPool(encoding.lineCharset());
        found.forEach(problems::add);
    }

    void read(LineSource source, long total, FecSink sink) throws IOException {
        long told = 0;
        while (source.next()) {
            if (source.number <= layout.headerLine() || blank(source)) continue;
            lines++;
            var line = line(source);
            if (line == null) skipped++;
            else sink.take(line);
            if (source.read() - told >= PROGRESS_EVERY) {
                told = source.read();
                sink.progress(Math.min(told, total), total);
            }
        }
        sink.progress(total, total);
        if (lines == 0) problems.add(FileProblem.of(layout.headerLine(), 0, Code.NO_LINES));
        if (kinds.overflowed()) problems.add(FileProblem.of(0, 0, Code.ENTRIES_NOT_CHECKED));
    }

    /** Blanks, and the ^Z that ends a file of DOS. */
    private static boolean blank(LineSource source) {
        for (int i = source.from; i < source.to; i++) {
            if (source.bytes[i] > ' ' || source.bytes[i] < 0) return false;
        }
        return !source.tooLong;
    }

    private @Nullable FecLine line(LineSource source) {
        bytes = source.bytes;
        number = source.number;
        if (source.tooLong) return problem(0, Code.LINE_TOO_LONG);
        values = split(source.from, source.to);
        if (tooMany()) values = splitQuoted(source.from, source.to);
        if (tooMany()) {
            return problem(0, Code.TOO_MANY_VALUES, count(layout.headers().size()), count(values));
        }
        if (values < layout.fewest()) return problem(0, Code.CUT_MID_LINE, count(layout.fewest()), count(values));
        trim();
        return typed();
    }

    private static String count(int count) {
        return Integer.toString(count);
    }

    private int split(int from, int to) {
        int count = 0;
        starts[0] = from;
        byte separator = (byte) layout.separator();
        for (int i = from; i < to; i++) {
            if (bytes[i] == separator && count < FecLayout.MOST_COLUMNS) {
                ends[count++] = i;
                starts[count] = i + 1;
            }
        }
        ends[count] = to;
        return count + 1;
    }

    /** Separators inside "quotes" belong to the value. */
    private int splitQuoted(int from, int to) {
        int count = 0;
        boolean quoted = false;
        starts[0] = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '"' && (quoted || i == starts[count])) quoted = !quoted;
            else if (!quoted && bytes[i] == layout.separator() && count < FecLayout.MOST_COLUMNS) {
                ends[count++] = i;
                starts[count] = i + 1;
            }
        }
        ends[count] = to;
        return count + 1;
    }

    private boolean tooMany() {
        return values > layout.headers().size() && (values > layout.most() || !restBlank());
    }

    private boolean restBlank() {
        for (int i = layout.headers().size(); i < values; i++) {
            for (int at = starts[i]; at < ends[i]; at++) {
                if (bytes[at] > ' ' || bytes[at] < 0) return false;
            }
        }
        return true;
    }

    private void trim() {
        for (int i = 0; i < values; i++) {
            trimBlanks(i);
            if (ends[i] - starts[i] > 1 && bytes[starts[i]] == '"' && bytes[ends[i] - 1] == '"') {
                starts[i]++;
                ends[i]--;
                undouble(i);
                trimBlanks(i);
            }
        }
    }

    private void trimBlanks(int i) {
        int from = starts[i], to = ends[i];
        while (from < to && bytes[from] >= 0 && bytes[from] <= ' ') from++;
        while (to > from && bytes[to - 1] >= 0 && bytes[to - 1] <= ' ') to--;
        starts[i] = from;
        ends[i] = to;
    }

    /** Two quotes inside a quoted value are one. */
    private void undouble(int i) {
        int to = starts[i];
        for (int from = starts[i]; from < ends[i]; from++) {
            bytes[to++] = bytes[from];
            if (bytes[from] == '"' && from + 1 < ends[i] && bytes[from + 1] == '"') from++;
        }
        ends[i] = to;
    }

    private @Nullable FecLine typed() {
        var bookedOn = day(Column.BOOKED_ON);
        if (bookedOn == null) return problem(Column.BOOKED_ON, Code.BAD_DATE);
        int account = layout.at(Column.ACCOUNT);
        if (blankAt(account)) return problem(account + 1, Code.NO_ACCOUNT);
        long debit = 0;
        long credit = 0;
        if (layout.has(Column.DEBIT) && layout.has(Column.CREDIT)) {
            debit = amount(Column.DEBIT);
            credit = amount(Column.CREDIT);
            if (unreadable(debit)) return badAmount(Column.DEBIT, debit);
            if (unreadable(credit)) return badAmount(Column.CREDIT, credit);
        } else {
            long amount = amount(Column.AMOUNT);
            if (unreadable(amount)) return badAmount(Column.AMOUNT, amount);
            int side = side();
            if (side == 0) return problem(Column.SIDE, Code.BAD_SIDE);
            if (side > 0) debit = amount;
            else credit = amount;
        }
        if (Math.abs(debitCents) > LARGEST_SUM || Math.abs(creditCents) > LARGEST_SUM) {
            return problem(layout.has(Column.DEBIT) ? Column.DEBIT : Column.AMOUNT, Code.BAD_AMOUNT);
        }
        return counted(bookedOn, debit, credit);
    }

    private FecLine counted(LocalDate bookedOn, long debit, long credit) {
        debitCents += debit;
        creditCents += credit;
        if (firstOn == null || bookedOn.isBefore(firstOn)) firstOn = bookedOn;
        if (lastOn == null || bookedOn.isAfter(lastOn)) lastOn = bookedOn;
        int account = layout.at(Column.ACCOUNT);
        boolean creditSide = debit < credit || debit == credit && debit == 0 && credit < 0;
        int kind = EntryKinds.kindOf(bytes, starts[account], ends[account], creditSide);
        boolean numbered = numbered();
        long key = entryKey(numbered, bookedOn);
        kinds.add(key, kind, numbered ? debit - credit : 0, number);
        var journal = text(Column.JOURNAL);
        var journalName = text(Column.JOURNAL_NAME);
        var label = label(Column.LABEL);
        var currency = text(Column.CURRENCY);
        var line = new FecLine(
                number,
                key,
                opening(journal, journalName, label),
                journal,
                journalName,
                text(Column.ENTRY),
                bookedOn,
                text(Column.ACCOUNT),
                text(Column.ACCOUNT_NAME),
                text(Column.AUX),
                text(Column.AUX_NAME),
                label(Column.PIECE_REF),
                optionalDay(Column.PIECE_ON),
                label,
                debit,
                credit,
                text(Column.LETTER),
                optionalDay(Column.LETTERED_ON),
                currencyAmount(currency),
                currency);
        if (encoding.damaged() && damaged(line))
            problems.add(FileProblem.of(number, 0, Code.BAD_ENCODING, encoding.name()));
        return line;
    }

    private static boolean damaged(FecLine line) {
        return line.label().indexOf('\uFFFD') >= 0
                || line.auxName().indexOf('\uFFFD') >= 0
                || line.accountName().indexOf('\uFFFD') >= 0
                || line.pieceRef().indexOf('\uFFFD') >= 0;
    }

    /** Whether the entry has a number of its own; some programs write 0 or nothing everywhere. */
    private boolean numbered() {
        int entry = layout.at(Column.ENTRY);
        if (blankAt(entry)) return false;
        for (int i = starts[entry]; i < ends[entry]; i++) {
            if (bytes[i] != '0') return true;
        }
        return false;
    }

    private long entryKey(boolean numbered, LocalDate bookedOn) {
        long hash = hashed(0xcbf29ce484222325L, layout.at(Column.JOURNAL));
        hash = hashed(hash, numbered ? layout.at(Column.ENTRY) : layout.at(Column.PIECE_REF));
        hash = (hash ^ bookedOn.toEpochDay() << 1 ^ (numbered ? 1 : 0)) * 0x9E3779B97F4A7C15L;
        hash = (hash ^ hash >>> 32) * 0xD6E8FEB86659FD93L;
        return hash ^ hash >>> 32;
    }

    private long hashed(long hash, int column) {
        if (column >= 0 && column < values) {
            for (int i = starts[column]; i < ends[column]; i++) hash = (hash ^ bytes[i]) * 0x100000001b3L;
        }
        return (hash ^ 0x1F) * 0x100000001b3L;
    }

    private boolean opening(String journal, String journalName, String label) {
        if (!journal.equals(lastJournal) || !journalName.equals(lastJournalName)) {
            lastJournal = journal;
            lastJournalName = journalName;
            if (journals.size() > MOST_JOURNALS) journals.clear();
            lastOpening = journals.computeIfAbsent(
                    journal + '\n' + journalName, ignored -> OpeningJournals.isOpening(journal, journalName, ""));
        }
        return lastOpening
                || OpeningJournals.needsLabel(journal) && OpeningJournals.isOpening(journal, journalName, label);
    }

    private boolean blankAt(int position) {
        return position < 0 || position >= values || starts[position] == ends[position];
    }

    private String text(Column column) {
        int at = layout.at(column);
        return blankAt(at) ? "" : pool.of(bytes, starts[at], ends[at]);
    }

    private String label(Column column) {
        int at = layout.at(column);
        return blankAt(at) ? "" : labels.of(bytes, starts[at], ends[at]);
    }

    private long amount(Column column) {
        int at = layout.at(column);
        return blankAt(at) ? 0 : Numerals.amount(bytes, starts[at], ends[at], 2, (char) 0);
    }

    private static boolean unreadable(long amount) {
        return amount == Numerals.BAD || amount == Numerals.TOO_MANY_DECIMALS;
    }

    private @Nullable FecLine badAmount(Column column, long amount) {
        return problem(column, amount == Numerals.BAD ? Code.BAD_AMOUNT : Code.TOO_MANY_DECIMALS);
    }

    /** 1 debit, -1 credit, 0 neither; without a column of sides the amount's own sign is the side. */
    private int side() {
        if (!layout.has(Column.SIDE)) return 1;
        return switch (OpeningJournals.plain(text(Column.SIDE))) {
            case "d", "debit", "db" -> 1;
            case "c", "credit", "cr" -> -1;
            default ->
                switch (text(Column.SIDE)) {
                    case "+", "+1", "1" -> 1;
                    case "-", "-1" -> -1;
                    default -> 0;
                };
        };
    }

    private @Nullable LocalDate day(Column column) {
        int at = layout.at(column);
        if (blankAt(at)) return null;
        int day = Numerals.day(bytes, starts[at], ends[at]);
        if (day <= 0) return null;
        int slot = (day ^ day >>> 9) & DATES - 1;
        if (dateKeys[slot] != day) {
            dateKeys[slot] = day;
            dates[slot] = LocalDate.of(day / 10_000, day / 100 % 100, day % 100);
        }
        return dates[slot];
    }

    private @Nullable LocalDate optionalDay(Column column) {
        var day = day(column);
        int at = layout.at(column);
        if (day == null && !blankAt(at) && Numerals.day(bytes, starts[at], ends[at]) < 0) {
            problem(column, Code.DATE_LEFT_OUT);
        }
        return day;
    }

    private @Nullable Long currencyAmount(String currency) {
        int at = layout.at(Column.CURRENCY_AMOUNT);
        if (blankAt(at)) return null;
        long amount = Numerals.amount(bytes, starts[at], ends[at], decimals(currency), (char) 0);
        if (!unreadable(amount)) return amount;
        problem(Column.CURRENCY_AMOUNT, Code.CURRENCY_AMOUNT_LEFT_OUT);
        return null;
    }

    private static int decimals(String currency) {
        if (currency.length() != 3 || currency.equals("EUR")) return 2;
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            return 2;
        }
    }

    private @Nullable FecLine problem(Column column, Code code) {
        int at = layout.at(column);
        var value = blankAt(at) ? "" : new String(bytes, starts[at], ends[at] - starts[at], encoding.lineCharset());
        var excerpt = value.length() > EXCERPT ? value.substring(0, EXCERPT) + "…" : value;
        return problem(
                at + 1,
                code,
                excerpt,
                at < 0 ? column.lawful() : layout.headers().get(at));
    }

    private @Nullable FecLine problem(int column, Code code, String... arguments) {
        problems.add(FileProblem.of(number, column, code, arguments));
        return null;
    }

    /** Opens the same file again. */
    interface Reopen {
        LineSource open() throws IOException;
    }

    /** Where an entry begins, and by how much it does not balance. */
    private record Unbalanced(int line, long balanceCents, String journal, String entry, LocalDate bookedOn) {
        List<String> number() {
            return List.of(journal, entry);
        }
    }

    /** Tells which entries do not balance, with a second look at the file for their names. */
    void reportBalances(Reopen reopen) throws IOException {
        var balances = new HashMap<Integer, Long>();
        var count = new int[1];
        kinds.unbalanced((key, line, balance) -> {
            if (count[0]++ < MOST_UNBALANCED) balances.put(line, balance);
        });
        kinds.forgetBalances();
        report(named(balances, reopen));
        for (int i = MOST_UNBALANCED; i < count[0]; i++) problems.add(FileProblem.of(0, 0, Code.UNBALANCED_ENTRY));
        if (debitCents != creditCents) {
            problems.addFirst(FileProblem.of(
                    0,
                    0,
                    Code.UNBALANCED_FILE,
                    decimal(debitCents - creditCents),
                    decimal(debitCents),
                    decimal(creditCents)));
        }
    }

    private List<Unbalanced> named(Map<Integer, Long> balances, Reopen reopen) throws IOException {
        var named = new ArrayList<Unbalanced>();
        if (balances.isEmpty()) return named;
        try (var source = reopen.open()) {
            while (named.size() < balances.size() && source.next()) {
                var balance = balances.get(source.number);
                if (balance != null) named.add(named(source, balance));
            }
        }
        return named;
    }

    private Unbalanced named(LineSource source, long balanceCents) {
        bytes = source.bytes;
        number = source.number;
        values = split(source.from, source.to);
        if (tooMany()) values = splitQuoted(source.from, source.to);
        trim();
        var bookedOn = day(Column.BOOKED_ON);
        return new Unbalanced(
                source.number,
                balanceCents,
                text(Column.JOURNAL),
                text(Column.ENTRY),
                bookedOn == null ? LocalDate.EPOCH : bookedOn);
    }

    /** Lines of one number on several days that balance together are one entry whose days differ, which only warns. */
    private void report(List<Unbalanced> entries) {
        var together = new HashMap<List<String>, Long>();
        for (var entry : entries) together.merge(entry.number(), entry.balanceCents, Long::sum);
        var told = new HashSet<List<String>>();
        for (var entry : entries) {
            if (together.getOrDefault(entry.number(), 1L) != 0) {
                problems.add(FileProblem.of(
                        entry.line,
                        0,
                        Code.UNBALANCED_ENTRY,
                        entry.journal,
                        entry.entry,
                        entry.bookedOn.toString(),
                        decimal(entry.balanceCents)));
            } else if (told.add(entry.number())) {
                problems.add(FileProblem.of(entry.line, 0, Code.ENTRY_ACROSS_DAYS, entry.journal, entry.entry));
            }
        }
    }

    private static String decimal(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    FecSummary summary(String name, @Nullable String siren, @Nullable LocalDate closingOn) {
        return new FecSummary(
                name,
                lines,
                skipped,
                encoding.name(),
                layout.separator(),
                debitCents,
                creditCents,
                firstOn,
                lastOn,
                siren,
                closingOn,
                layout.headers(),
                problems.kept(),
                problems.more(),
                problems.refused(),
                kinds);
    }
}
