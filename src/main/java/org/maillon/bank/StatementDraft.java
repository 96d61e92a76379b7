package org.maillon.bank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankProblem.Code;

/** A statement while it is read; {@link #done} checks it as every format is checked. */
final class StatementDraft {
    private static final int KEPT_PROBLEMS = 100;

    String format;
    /** Where the statement begins in the file. */
    final int place;

    @Nullable
    String account;

    @Nullable
    String currency;

    @Nullable
    String number;

    @Nullable
    LocalDate firstOn;

    @Nullable
    LocalDate lastOn;
    /** When the bank made the statement: the day of what bears none. */
    @Nullable
    LocalDate madeOn;

    @Nullable
    Long openingCents;

    @Nullable
    Long closingCents;

    private final List<StatementLine> lines = new ArrayList<>();
    private final List<BankProblem> problems = new ArrayList<>();
    private boolean refused;

    StatementDraft(String format, int place) {
        this.format = format;
        this.place = place;
    }

    int lineCount() {
        return lines.size();
    }

    /** Takes a line, and drops it at once where the statement is refused anyway. */
    void add(LineDraft draft) {
        if (refused) return;
        var line = draft.done();
        checkReference(line);
        lines.add(line);
        if (lines.size() > BankFiles.MOST_LINES) throw tooMany(line.place());
    }

    void problem(int line, int column, Code code, String... arguments) {
        problem(BankProblem.of(line, column, code, arguments));
    }

    void problem(BankProblem problem) {
        if (problem.refuses() && !refused) refuse();
        if (problems.size() < KEPT_PROBLEMS) problems.add(problem);
    }

    /** Does one step of the reading. A wrong value refuses this statement and the reading goes on; a file without end stops it. */
    void take(Runnable step) {
        try {
            step.run();
        } catch (BankFileRefused wrong) {
            if (wrong.problem().code() == Code.TOO_MANY_LINES) throw wrong;
            problem(wrong.problem());
        }
    }

    BankStatement done() {
        if (currency == null && !lines.isEmpty()) currency = lines.getFirst().currency();
        if (!refused) {
            checkCurrencies();
            checkBalance();
        }
        return new BankStatement(
                format,
                Values.account(account),
                currency,
                Values.orNull(number),
                firstOn == null ? extreme(Comparator.naturalOrder()) : firstOn,
                lastOn == null ? extreme(Comparator.reverseOrder()) : lastOn,
                openingCents,
                closingCents,
                lines,
                problems);
    }

    /** Puts a statement to the others of its file, of which there are not endlessly many. */
    static void keep(List<BankStatement> statements, StatementDraft finished) {
        if (statements.size() == BankFiles.MOST_STATEMENTS) throw tooMany(finished.place);
        statements.add(finished.done());
    }

    static BankFileRefused tooMany(int line) {
        return BankFileRefused.at(line, 0, Code.TOO_MANY_LINES, Integer.toString(BankFiles.MOST_LINES));
    }

    /** What is refused is not kept, and what was only a warning beside it stands after. */
    private void refuse() {
        refused = true;
        lines.clear();
        problems.removeIf(problem -> !problem.refuses());
    }

    private void checkReference(StatementLine line) {
        var reference = line.structuredReference();
        if (reference == null || StructuredReferences.isSound(reference)) return;
        problem(line.place(), 0, Code.REFERENCE_CHECK, reference);
    }

    private void checkCurrencies() {
        for (var line : lines) {
            if (line.currency().equals(currency)) continue;
            problem(line.place(), 0, Code.LINE_CURRENCY, line.currency(), String.valueOf(currency));
        }
    }

    private void checkBalance() {
        if (openingCents == null || closingCents == null) return;
        long moved = lines.stream()
                .filter(line -> line.currency().equals(currency))
                .mapToLong(StatementLine::amountCents)
                .sum();
        long missing = closingCents - openingCents - moved;
        if (missing == 0) return;
        problem(place, 0, Code.UNBALANCED, shown(openingCents), shown(moved), shown(closingCents), shown(missing));
    }

    private String shown(long cents) {
        return Values.shown(cents, currency);
    }

    private @Nullable LocalDate extreme(Comparator<LocalDate> order) {
        return lines.stream().map(StatementLine::bookedOn).min(order).orElse(null);
    }
}
