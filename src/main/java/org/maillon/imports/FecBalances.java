package org.maillon.imports;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.maillon.imports.FecLayout.Column;
import org.maillon.imports.FileProblem.Code;

/** Tells which entries of a FEC do not balance, with a second look at the file for their names. */
final class FecBalances {
    /** More unbalanced entries than this are counted, not looked at one by one. */
    private static final int MOST_UNBALANCED = 50_000;

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

    private final FecValues values;
    private final StringPool pool;
    private final ProblemList problems;

    FecBalances(FecValues values, StringPool pool, ProblemList problems) {
        this.values = values;
        this.pool = pool;
        this.problems = problems;
    }

    void report(EntryKinds kinds, Reopen reopen) throws IOException {
        var balances = new HashMap<Integer, Long>();
        var count = new int[1];
        kinds.unbalanced((_, line, balance) -> {
            if (count[0]++ < MOST_UNBALANCED) balances.put(line, balance);
        });
        kinds.forgetBalances();
        report(named(balances, reopen));
        for (int i = MOST_UNBALANCED; i < count[0]; i++) problems.add(FileProblem.of(0, 0, Code.UNBALANCED_ENTRY));
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
        values.split(source);
        var bookedOn = values.day(Column.BOOKED_ON);
        return new Unbalanced(
                source.number,
                balanceCents,
                values.text(Column.JOURNAL, pool),
                values.text(Column.ENTRY, pool),
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

    /** The sums of a whole file, where they differ, come before all else. */
    void report(long debitCents, long creditCents) {
        if (debitCents == creditCents) return;
        problems.addFirst(FileProblem.of(
                0,
                0,
                Code.UNBALANCED_FILE,
                decimal(debitCents - creditCents),
                decimal(debitCents),
                decimal(creditCents)));
    }

    private static String decimal(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
