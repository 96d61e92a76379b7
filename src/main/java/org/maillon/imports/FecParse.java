package org.maillon.imports;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.maillon.imports.FecLayout.Column;
import org.maillon.imports.FileProblem.Code;

/** The reading of one FEC: counts, sums, problems, and what each entry touched. */
final class FecParse {
    private static final int PROGRESS_EVERY = 1 << 16;
    private static final int MOST_JOURNALS = 10_000;

    private static final long LARGEST_SUM = Long.MAX_VALUE / 4;
    private static final int EXCERPT = 40;

    private final FecLayout layout;
    private final TextEncoding encoding;
    private final FecValues values;
    private final StringPool pool;
    private final StringPool labels;
    private final ProblemList problems = new ProblemList();
    private final EntryKinds kinds = new EntryKinds();
    private final Map<String, Boolean> journals = new HashMap<>();
    private int number;

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
        values = new FecValues(layout);
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
        number = source.number;
        if (source.tooLong) return problem(0, Code.LINE_TOO_LONG);
        values.split(source);
        int count = values.count();
        if (values.tooMany()) {
            return problem(0, Code.TOO_MANY_VALUES, count(layout.headers().size()), count(count));
        }
        if (count < layout.fewest()) return problem(0, Code.CUT_MID_LINE, count(layout.fewest()), count(count));
        return typed();
    }

    private static String count(int count) {
        return Integer.toString(count);
    }

    private @Nullable FecLine typed() {
        var bookedOn = values.day(Column.BOOKED_ON);
        if (bookedOn == null) return problem(Column.BOOKED_ON, Code.BAD_DATE);
        if (values.blank(Column.ACCOUNT)) return problem(layout.at(Column.ACCOUNT) + 1, Code.NO_ACCOUNT);
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
        boolean creditSide = debit < credit || debit == credit && debit == 0 && credit < 0;
        boolean numbered = !values.zero(Column.ENTRY);
        long key = entryKey(numbered, bookedOn);
        kinds.add(key, values.kind(creditSide), numbered ? debit - credit : 0, number);
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

    /** Some programs write 0 or nothing as the number of every entry: those are told apart by their document. */
    private long entryKey(boolean numbered, LocalDate bookedOn) {
        long hash = values.hash(0xcbf29ce484222325L, Column.JOURNAL);
        hash = values.hash(hash, numbered ? Column.ENTRY : Column.PIECE_REF);
        hash = (hash ^ bookedOn.toEpochDay() << 1 ^ (numbered ? 1 : 0)) * 0x9E3779B97F4A7C15L;
        hash = (hash ^ hash >>> 32) * 0xD6E8FEB86659FD93L;
        return hash ^ hash >>> 32;
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

    private String text(Column column) {
        return values.text(column, pool);
    }

    private String label(Column column) {
        return values.text(column, labels);
    }

    private long amount(Column column) {
        return values.amount(column, 2);
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

    private @Nullable LocalDate optionalDay(Column column) {
        if (values.noDay(column)) problem(column, Code.DATE_LEFT_OUT);
        return values.day(column);
    }

    private @Nullable Long currencyAmount(String currency) {
        if (values.blank(Column.CURRENCY_AMOUNT)) return null;
        long amount = values.amount(Column.CURRENCY_AMOUNT, decimals(currency));
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
        var value = values.text(column, encoding.lineCharset());
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

    /** Tells which entries do not balance, and whether the whole does. */
    void reportBalances(FecBalances.Reopen reopen) throws IOException {
        var balances = new FecBalances(values, pool, problems);
        balances.report(kinds, reopen);
        balances.report(debitCents, creditCents);
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
