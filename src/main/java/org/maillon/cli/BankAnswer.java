package org.maillon.cli;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankProblem;
import org.maillon.bank.BankStatement;
import org.maillon.bank.StatementLine;
import org.maillon.kernel.Code;
import org.maillon.kernel.Texts;

/**
 * One statement in JSON. Amounts are minor units, days ISO; what the bank does not tell is null.
 *
 * @param file as it was given
 * @param balanced null where the bank tells no balances
 */
record BankAnswer(
        String file,
        @Nullable String format,
        @Nullable String account,
        @Nullable String currency,
        @Nullable String number,
        @Nullable Long openingCents,
        @Nullable Long closingCents,
        int entries,
        long creditCents,
        long debitCents,
        @Nullable LocalDate firstOn,
        @Nullable LocalDate lastOn,
        @Nullable Boolean balanced,
        boolean refused,
        List<StatementLine> lines,
        List<Problem> problems) {

    /** Line 1 is the first of the file, 0 stands for the whole file; so for columns. */
    record Problem(int line, int column, String code, boolean refuses, String message) {
        static Problem of(BankProblem problem, Texts texts) {
            var code = Code.of(problem.code());
            return new Problem(problem.line(), problem.column(), code, problem.refuses(), problem.say(texts));
        }
    }

    static BankAnswer of(String file, BankStatement statement, Texts texts) {
        return new BankAnswer(
                file,
                statement.format(),
                statement.account(),
                statement.currency(),
                statement.number(),
                statement.openingCents(),
                statement.closingCents(),
                statement.lines().size(),
                statement.creditCents(),
                statement.debitCents(),
                statement.firstOn(),
                statement.lastOn(),
                statement.checkable() ? statement.balanced() : null,
                statement.refused(),
                statement.lines(),
                statement.problems().stream()
                        .map(problem -> Problem.of(problem, texts))
                        .toList());
    }

    /** A file of which no statement could be told. */
    static BankAnswer refused(String file, Problem why) {
        return new BankAnswer(
                file, null, null, null, null, null, null, 0, 0, 0, null, null, null, true, List.of(), List.of(why));
    }
}
