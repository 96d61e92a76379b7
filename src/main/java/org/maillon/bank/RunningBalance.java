package org.maillon.bank;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankProblem.Code;

/**
 * The balance that stands beside each line of a list, oldest or newest first. It tells both balances of the statement,
 * and where a line is missing.
 */
final class RunningBalance {
    private record Step(int place, long cents, long balance) {}

    private final List<Step> steps = new ArrayList<>();
    private boolean gaps;

    void see(LineDraft line, @Nullable Long balance) {
        if (balance == null) gaps = true;
        else steps.add(new Step(line.place, line.amountCents, balance));
    }

    /** Sets the balances of a statement that has none yet, where most lines follow from one another. */
    void settle(StatementDraft draft) {
        if (gaps || steps.isEmpty() || draft.openingCents != null || draft.closingCents != null) return;
        var newestFirst = breaks(steps.reversed());
        var oldestFirst = breaks(steps);
        boolean reversed = newestFirst.size() < oldestFirst.size();
        var ordered = reversed ? steps.reversed() : steps;
        var broken = reversed ? newestFirst : oldestFirst;
        if (broken.size() * 2 > steps.size() - 1) return;
        draft.openingCents = ordered.getFirst().balance - ordered.getFirst().cents;
        draft.closingCents = ordered.getLast().balance;
        if (!broken.isEmpty()) report(ordered, broken.getFirst(), draft);
    }

    /** The positions of steps that do not follow from the one before. */
    private static List<Integer> breaks(List<Step> ordered) {
        var breaks = new ArrayList<Integer>();
        for (int i = 1; i < ordered.size(); i++) {
            if (ordered.get(i - 1).balance + ordered.get(i).cents != ordered.get(i).balance) breaks.add(i);
        }
        return breaks;
    }

    private static void report(List<Step> ordered, int at, StatementDraft draft) {
        var step = ordered.get(at);
        long expected = ordered.get(at - 1).balance + step.cents;
        draft.problem(
                step.place,
                0,
                Code.BALANCE_BREAK,
                Values.shown(expected, draft.currency),
                Values.shown(step.balance, draft.currency));
    }
}
